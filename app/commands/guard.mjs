// Runs one command, and ends it with everything it started as soon as the parent is gone, however the parent ended:
// an installation or a build that goes on alone would be in the way of the next one.
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const ownGroup = process.platform !== "win32";
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], detached: ownGroup });

child.on("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", (code) => process.exit(code ?? 1));
process.on("disconnect", () => {
  try {
    process.kill(ownGroup ? -child.pid : child.pid, "SIGKILL");
  } catch {
    // It has just ended by itself.
  }
  process.exit(1);
});
