import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { openStream, sealStream } from "#app/platform/security/sealed-stream.server.ts";
import type { Settings } from "#app/platform/settings.server.ts";

type FolderSettings = Pick<Settings, "dataDir" | "encryptionKeys">;

const ending = ".sealed";
/** Where copies lie, and what is laid aside while one is made. */
export const exportFolder = ({ dataDir }: FolderSettings) => path.join(dataDir, "exports");
const fileOf = (settings: FolderSettings, id: string) => path.join(exportFolder(settings), `${id}${ending}`);
const placeOf = (id: string) => `exports/${id}`;

/** Writes the file of an export, sealed. It bears its name once it is whole; a write that was cut off is begun anew. */
export async function writeExport(
  settings: FolderSettings,
  id: string,
  archive: AsyncIterable<Uint8Array>,
): Promise<void> {
  await mkdir(exportFolder(settings), { recursive: true, mode: 0o700 });
  const unfinished = `${fileOf(settings, id)}.unfinished`;
  const sealed = sealStream(settings.encryptionKeys, placeOf(id), archive);
  await pipeline(sealed, createWriteStream(unfinished, { mode: 0o600, flush: true }));
  await rename(unfinished, fileOf(settings, id));
}

/** The archive as it was written. @throws SealError, and ENOENT where there is no such file, at the first read. */
export function readExport(settings: FolderSettings, id: string): AsyncGenerator<Buffer> {
  return openStream(settings.encryptionKeys, placeOf(id), createReadStream(fileOf(settings, id)));
}

/** The ids of all files in the folder, unfinished ones too. */
export async function listExports(settings: FolderSettings): Promise<string[]> {
  const names = await readdir(exportFolder(settings)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return [
    ...new Set(names.flatMap((name) => /^([a-z2-7]{26})\.sealed(?:\.unfinished)?$/.exec(name)?.[1] ?? [])),
  ];
}

export async function deleteExport(settings: FolderSettings, id: string): Promise<void> {
  for (const name of [fileOf(settings, id), `${fileOf(settings, id)}.unfinished`])
    await rm(name, { force: true });
}
