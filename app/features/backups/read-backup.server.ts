import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream as WebStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { BackupError } from "./backup-error.ts";
import { type BackupHead, type Remark, remarkSchema } from "./backup-format.ts";
import { type BackupKeys, unlockStream } from "./backup-lock.server.ts";

/** One thing after the other of a backup that was read so far without a fault. */
export type BackupItem = Remark | { is: "row"; json: string };

/** What stands in a backup that is whole. */
export type BackupSummary = { head: BackupHead; tables: number; rows: number };

/**
 * Reads a backup from beginning to end and checks every sum in it.
 * @throws BackupError with a sentence, for another key and for damage of any kind.
 */
export async function* readBackup(file: string, keys: BackupKeys): AsyncGenerator<BackupItem> {
  const check = createCheck();
  try {
    for await (const line of linesOf(await openBackup(file, keys))) yield check.take(line);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    if (isSystemError(error)) throw new BackupError(`The file cannot be read: ${error.message}.`);
    throw damaged("it does not unpack");
  }
  check.end();
}

/** Reads all of it, keeps nothing. */
export async function checkBackup(file: string, keys: BackupKeys): Promise<BackupSummary> {
  let head: BackupHead | undefined;
  let [tables, rows] = [0, 0];
  for await (const item of readBackup(file, keys)) {
    if (item.is === "backup") head = item;
    if (item.is === "end") ({ tables, rows } = item);
  }
  if (!head) throw damaged("it has no head");
  return { head, tables, rows };
}

async function openBackup(file: string, keys: BackupKeys): Promise<AsyncIterable<Buffer>> {
  // Opened here, so that a missing file is told from a damaged one.
  const opened = await open(file, "r");
  const source = Readable.toWeb(opened.createReadStream()) as unknown as ReadableStream<Uint8Array>;
  const plain = await unlockStream(source, keys);
  const packed = Readable.fromWeb(plain as unknown as WebStream);
  const unpacked = createGunzip();
  packed.on("error", (error) => unpacked.destroy(error));
  unpacked.on("close", () => packed.destroy());
  return packed.pipe(unpacked);
}

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let begun = "";
  for await (const chunk of bytes) {
    const lines = (begun + decoder.decode(chunk, { stream: true })).split("\n");
    begun = lines.pop() ?? "";
    yield* lines;
  }
  if (begun !== "") throw damaged("its last line is cut off");
}

/** Follows the lines, and knows what has to come next. */
function createCheck() {
  const whole = createHash("sha256");
  let table: { name: string; rows: number; sum: ReturnType<typeof createHash> } | null = null;
  let [tables, rows] = [0, 0];
  let state: "begins" | "goes on" | "ended" = "begins";

  function takeRow(line: string): BackupItem {
    if (!table) throw damaged("a row stands outside of its table");
    table.sum.update(`${line}\n`);
    table.rows += 1;
    rows += 1;
    return { is: "row", json: line };
  }

  function takeRemark(remark: Remark): BackupItem {
    if ((remark.is === "backup") !== (state === "begins")) throw damaged("its head is not where it belongs");
    state = remark.is === "end" ? "ended" : "goes on";
    if ((remark.is === "sum") !== (table !== null)) throw damaged("a table is not whole");
    if (remark.is === "table") {
      table = { name: remark.name, rows: 0, sum: createHash("sha256") };
      tables += 1;
    }
    if (remark.is === "sum") {
      const right =
        table?.name === remark.name &&
        table.rows === remark.rows &&
        table.sum.digest("hex") === remark.sha256;
      if (!right) throw damaged(`the rows of ${remark.name} do not add up`);
      table = null;
    }
    if (remark.is === "end") {
      const right = remark.tables === tables && remark.rows === rows && remark.sha256 === whole.digest("hex");
      if (!right) throw damaged("its parts do not add up");
    }
    return remark;
  }

  return {
    take(line: string): BackupItem {
      if (state === "ended") throw damaged("something follows its end");
      const item = line.startsWith("# ") ? takeRemark(parseRemark(line)) : takeRow(line);
      if (item.is !== "end") whole.update(`${line}\n`);
      return item;
    },
    end(): void {
      if (state !== "ended") throw damaged("its end is missing");
    },
  };
}

function parseRemark(line: string): Remark {
  let said: unknown;
  try {
    said = JSON.parse(line.slice(2));
  } catch {
    throw damaged("a line of it cannot be read");
  }
  const remark = remarkSchema.safeParse(said);
  if (!remark.success)
    throw new BackupError("The backup is of a form that this version of Parley does not know.");
  return remark.data;
}

function damaged(how: string): BackupError {
  return new BackupError(`The backup is damaged (${how}). Nothing was changed; take another one.`);
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
