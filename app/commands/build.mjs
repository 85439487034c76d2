// npm run build: everything that `npm start` does before it starts, for images and packages.
import "./require-node.mjs";
import "./follow-npm.mjs";
import { prepare } from "./prepare.mjs";
import { runCommand, say } from "./steps.mjs";

await runCommand(async () => {
  await prepare({ build: true });
  say("build/ is up to date.");
});
