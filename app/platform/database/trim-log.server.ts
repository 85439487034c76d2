import { open } from "node:fs/promises";
import { logFile } from "./postgres-watchdog.server.ts";

const beginning = 4096;
const dated = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3}) UTC /m;

/**
 * Empties the log that the embedded database writes beneath the data folder, as soon as its oldest line is of before
 * this instant (epoch milliseconds) or has no date. The server goes on appending to it. Gives whether it was emptied;
 * there is none to empty where Parley runs on a database of yours.
 */
export async function trimDatabaseLog(dataDir: string, before: number): Promise<boolean> {
  const file = await open(logFile(dataDir), "r+").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (!file) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(beginning), 0, beginning, 0);
    if (bytesRead === 0) return false;
    const [, day, time] = dated.exec(buffer.toString("utf8", 0, bytesRead)) ?? [];
    if (day && time && Date.parse(`${day}T${time}Z`) >= before) return false;
    await file.truncate();
    return true;
  } finally {
    await file.close();
  }
}
