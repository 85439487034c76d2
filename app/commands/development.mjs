import { fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundleContinually } from "./bundle.mjs";
import { cacheFolder, inProject, root } from "./project.mjs";

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), "development-server.mjs");
const bundled = path.join(cacheFolder, "development", "parley.js");

/**
 * Runs the server for development. Vite, inside it, brings changed pages to the browser by itself; when the server's
 * own code changes, the server is stopped gracefully and started anew.
 */
export async function runDevelopment() {
  let server;
  let ending = false;
  const start = () => {
    server = fork(program, [bundled], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "development" },
      execArgv: ["--enable-source-maps"],
    });
    server.on("exit", (code) => {
      if (ending) process.exit(code ?? 1);
    });
  };
  const stop = () =>
    new Promise((resolve) => {
      if (!server || server.exitCode !== null || server.signalCode !== null) return resolve();
      server.once("exit", resolve);
      server.kill("SIGTERM");
    });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      if (!server || server.exitCode !== null || server.signalCode !== null) process.exit(0);
      server.kill("SIGTERM");
    });
  }
  let turn = Promise.resolve();
  await bundleContinually(inProject("app", "server.ts"), bundled, (errors) => {
    if (errors.length > 0) return console.error(errors.join("\n"));
    turn = turn.then(stop).then(() => {
      if (!ending) start();
    });
  });
}
