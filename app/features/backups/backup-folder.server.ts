import { readdir, rm } from "node:fs/promises";
import path from "node:path";

const dayMs = 86_400_000;
const form = /^parley-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})Z\.backup\.age(?:\.unfinished)?$/;

/** The instant of a backup stands in its name: a copied file has another date, and is as old all the same. */
export function backupFile(folder: string, now: number): string {
  const instant = new Date(now).toISOString().slice(0, 19).replaceAll(":", "-");
  return path.join(folder, `parley-${instant}Z.backup.age`);
}

/** When a backup of this name was made (epoch ms); null for what is none. */
export function backupInstant(fileName: string): number | null {
  const [, hour, minute, second] = form.exec(fileName) ?? [];
  return hour === undefined ? null : Date.parse(`${hour}:${minute}:${second}Z`);
}

/** Deletes the backups of a folder that are `days` old or older, and gives their names. Nothing else is touched. */
export async function deleteOldBackups(folder: string, days: number, now: number): Promise<string[]> {
  const old = (await namesIn(folder)).filter((name) => {
    const madeAt = backupInstant(name);
    return madeAt !== null && madeAt + days * dayMs <= now;
  });
  for (const name of old) await rm(path.join(folder, name), { force: true });
  return old;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
