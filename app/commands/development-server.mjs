// The development server's own process. It ends gracefully when the process that watches the files is gone.
import { pathToFileURL } from "node:url";

process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
// Ctrl-C reaches every process of the terminal; the watching one passes it on as SIGTERM, once.
process.on("SIGINT", () => undefined);
await import(pathToFileURL(process.argv[2]).href);
