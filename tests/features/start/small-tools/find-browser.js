import { runCommand } from "../app/commands/steps.mjs";
import { findBrowser } from "../tests/e2e/find-browser.mjs";

await runCommand(async () => {
  const { executablePath } = await findBrowser({ light: process.env.LIGHT === "yes" });
  process.stdout.write(`found ${executablePath}\n`);
});
