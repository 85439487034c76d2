// Runs one command, and ends it with everything it started as soon as the parent is gone, however the parent ended:
// an installation or a build that goes on alone would be in the way of the next one. The guard leads a process group
// of its own, so that what kills the parent's whole group does not kill the guard first.
import { spawn } from "node:child_process";

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });

child.on("error", (error) => {
  console.error(error.message);
  process.exit(127);
});
child.on("exit", (code) => process.exit(code ?? 1));
process.on("disconnect", () => {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  child.kill("SIGKILL");
  process.exit(1);
});
