import "./require-node.mjs";
import "./follow-npm.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { prepare } from "./prepare.mjs";
import { cacheFolder, inProject } from "./project.mjs";
import { runCommand } from "./steps.mjs";

/** Runs an operator's command that is written in TypeScript: `app/<name>-command.ts`, with the arguments given. */
export async function runProgram(name) {
  const bundled = path.join(cacheFolder, name, "main.js");
  await runCommand(async () => {
    await prepare({ build: false });
    await bundle(inProject("app", `${name}-command.ts`), bundled);
  });
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(bundled).href);
}
