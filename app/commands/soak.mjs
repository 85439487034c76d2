// npm run soak [seconds]: a storm of visitors over the same hosts, then a check of every promise. See tests/soak.
import "./require-node.mjs";
import "./follow-npm.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { prepare } from "./prepare.mjs";
import { cacheFolder, inProject } from "./project.mjs";
import { runCommand } from "./steps.mjs";

const bundled = path.join(cacheFolder, "soak", "main.js");

await runCommand(async () => {
  await prepare({ build: true });
  await bundle(inProject("tests", "soak", "main.ts"), bundled);
});
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundled).href);
