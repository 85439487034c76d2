import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { isObjectId, type ObjectStore, ObjectStoreError } from "#app/ports/object-store.ts";

/** Keeps objects in a folder that only this account can read, spread over 1,024 folders by their first two letters. */
export function createDiskObjects({ folder }: { folder: string }): ObjectStore {
  const fileOf = (id: string) => {
    if (!isObjectId(id)) throw new ObjectStoreError("A name of another form");
    return path.join(folder, id.slice(0, 2), id);
  };

  return {
    name: "disk",
    async put(id, bytes) {
      const file = fileOf(id);
      // It bears its name once it is whole: what a crash cut off is never read.
      const unfinished = `${file}.unfinished`;
      try {
        await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
        const handle = await open(unfinished, "w", 0o600);
        try {
          await handle.writeFile(bytes);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(unfinished, file);
      } catch (error) {
        throw failed("keep", error);
      }
    },
    async get(id) {
      const file = fileOf(id);
      try {
        return await readFile(file);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw failed("read", error);
      }
    },
    async delete(id) {
      const file = fileOf(id);
      try {
        await Promise.all([rm(file, { force: true }), rm(`${file}.unfinished`, { force: true })]);
      } catch (error) {
        throw failed("erase", error);
      }
    },
  };
}

function failed(what: string, error: unknown): ObjectStoreError {
  const code = (error as NodeJS.ErrnoException).code ?? "unknown";
  return new ObjectStoreError(`The folder of objects could not ${what} one: ${code}`);
}
