// npm run jobs: what is in the job queues and what failed for good; npm run jobs -- retry <id>|all puts that back.
import "./require-node.mjs";
import "./follow-npm.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { prepare } from "./prepare.mjs";
import { cacheFolder, inProject } from "./project.mjs";
import { runCommand } from "./steps.mjs";

const bundled = path.join(cacheFolder, "jobs", "main.js");

await runCommand(async () => {
  await prepare({ build: false });
  await bundle(inProject("app", "jobs-command.ts"), bundled);
});
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundled).href);
