import { spawn } from "node:child_process";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Services } from "#app/platform/services.server.ts";

/** Copying packets is quick: an hour of video takes seconds. Milliseconds. */
const remuxMsMax = 10 * 60_000;
const blockBytes = 1024 * 1024;

export type Remuxed = { blocks: AsyncIterable<Buffer>; close(): Promise<void> } | null;

const workFolder = ({ dataDir }: Pick<Services["settings"], "dataDir">) => path.join(dataDir, "media-work");

/**
 * Writes a recording anew with its length and its index, without touching a picture or a sound. Null where there is no
 * `ffmpeg`, or it makes nothing of it. What it writes lies unsealed in a folder of Parley's own until `close`, since it
 * has to go back to the file's beginning.
 */
export async function remux(
  { settings, log }: Pick<Services, "settings" | "log">,
  { id, contentType, parts }: { id: string; contentType: string; parts: AsyncIterable<Buffer> },
): Promise<Remuxed> {
  const folder = workFolder(settings);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const format = contentType === "video/mp4" ? "mp4" : "webm";
  const file = path.join(folder, `${id}.${format}`);
  const close = () => rm(file, { force: true });
  const fast = format === "mp4" ? ["-movflags", "+faststart"] : [];
  const code = await run(
    ["-nostdin", "-v", "error", "-y", "-i", "pipe:0", "-map", "0", "-c", "copy", ...fast, "-f", format, file],
    parts,
  );
  const size =
    code === 0
      ? await stat(file).then(
          (found) => found.size,
          () => 0,
        )
      : 0;
  if (size > 0) return { blocks: blocksOf(file), close };
  await close();
  if (code !== null) log.warn({ status: code }, "a recording was left as it came: ffmpeg made nothing of it");
  return null;
}

/** Takes away what processes that died left behind. */
export async function emptyWorkFolder(settings: Pick<Services["settings"], "dataDir">, olderThan: number) {
  const folder = workFolder(settings);
  for (const name of await readdir(folder).catch(() => [] as string[])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => null);
    if (found && found.mtimeMs < olderThan) await rm(file, { force: true });
  }
}

/** The exit code of ffmpeg, with no shell between; null where there is none on this machine. */
async function run(args: readonly string[], input: AsyncIterable<Buffer>): Promise<number | null> {
  const child = spawn("ffmpeg", args, {
    stdio: ["pipe", "ignore", "ignore"],
    timeout: remuxMsMax,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code ?? 1));
  });
  // It may stop reading before the end; its exit code says whether that was a fault.
  await pipeline(Readable.from(input), child.stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.name === "MediaGone" || error.name === "SealError") throw error;
  });
  return ended;
}

async function* blocksOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, "r");
  try {
    for (;;) {
      const block = Buffer.alloc(blockBytes);
      const { bytesRead } = await handle.read(block, 0, blockBytes, null);
      if (bytesRead === 0) return;
      yield block.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
