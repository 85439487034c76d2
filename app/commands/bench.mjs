// npm run bench [group]: one JSON line per measured figure. Further arguments reach tests/bench/main.ts as they are.
import "./require-node.mjs";
import "./follow-npm.mjs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";
import { prepare } from "./prepare.mjs";
import { cacheFolder, inProject } from "./project.mjs";
import { runCommand } from "./steps.mjs";

// What renders pages here is what renders them in production.
process.env.NODE_ENV = "production";
const bundled = path.join(cacheFolder, "bench", "main.js");

// Standard output is for figures alone; how the preparations go is told on the other one.
const { write } = process.stdout;
process.stdout.write = process.stderr.write.bind(process.stderr);
await runCommand(async () => {
  await prepare({ build: true });
  await bundle(inProject("tests", "bench", "main.ts"), bundled);
});
process.stdout.write = write;
process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundled).href);
