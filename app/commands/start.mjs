// npm start and npm run dev: from a fresh clone to a running server, doing only what is not done yet.
import "./require-node.mjs";
import "./follow-npm.mjs";
import { pathToFileURL } from "node:url";
import { runDevelopment } from "./development.mjs";
import { prepare } from "./prepare.mjs";
import { builtServer } from "./product-build.mjs";
import { runCommand } from "./steps.mjs";

const development = process.argv.includes("--dev");

await runCommand(() => prepare({ build: !development }));
if (development) {
  await runDevelopment();
} else {
  // The server takes this process over: signals reach it directly, and its exit code is the command's.
  process.env.NODE_ENV = "production";
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(builtServer).href);
}
