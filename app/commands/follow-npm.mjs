// A command that npm runs ends when npm is gone, also when npm was killed and could pass no signal on: otherwise an
// installation, a build or a server would go on unseen and be in the way of the next start.
import { readFileSync } from "node:fs";

/** The parent, and where the system tells it the parent's parent: npm starts a shell that starts this command. */
function ancestors() {
  try {
    const fields = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${fields.slice(fields.lastIndexOf(")")).split(" ")[2]}`;
  } catch {
    return String(process.ppid);
  }
}

const atStart = ancestors();

if (process.env.npm_lifecycle_event) {
  setInterval(() => {
    if (ancestors() !== atStart) process.kill(process.pid, "SIGTERM");
  }, 300).unref();
}
