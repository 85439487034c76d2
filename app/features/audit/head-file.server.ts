import { createReadStream } from "node:fs";
import { appendFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";

/** A chain's head as it was at an instant (epoch ms). */
const headMark = z.object({ at: z.number(), chain: z.string(), seq: z.number().int(), hash: z.string() });
/** The marks of that instant were mailed. */
const mailMark = z.object({ at: z.number(), mailed: z.literal(true) });

/** A backup of that instant was put back: what was marked between the two is of events that no longer exist. */
const restoreMark = z.object({ at: z.number(), restored: z.number() });

export type HeadMark = z.infer<typeof headMark>;
export type Mark = HeadMark | z.infer<typeof mailMark> | z.infer<typeof restoreMark>;

/** A file that only grows, beside the database and not in it. */
function headFile(dataDir: string): string {
  return path.join(dataDir, "audit-heads.log");
}

export async function appendMarks(dataDir: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  await mkdir(dataDir, { recursive: true });
  const lines = marks.map((mark) => `${JSON.stringify(mark)}\n`).join("");
  await appendFile(headFile(dataDir), lines, { mode: 0o600, flush: true });
}

/** Every mark, the oldest first. A line that a crash cut off is passed over. */
export async function* readMarks(dataDir: string): AsyncGenerator<Mark> {
  const lines = createInterface({ input: createReadStream(headFile(dataDir), "utf8") });
  try {
    for await (const line of lines) {
      const mark = readLine(line);
      if (mark) yield mark;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function readLine(line: string): Mark | null {
  try {
    const parsed = z.union([headMark, mailMark, restoreMark]).safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The marked hashes of each chain, by number of event. */
export async function readAnchors(dataDir: string): Promise<Map<string, Map<number, string>>> {
  let marks: HeadMark[] = [];
  for await (const mark of readMarks(dataDir)) {
    if ("restored" in mark) marks = marks.filter(({ at }) => at <= mark.restored);
    else if ("chain" in mark) marks.push(mark);
  }
  const anchors = new Map<string, Map<number, string>>();
  for (const { chain, seq, hash } of marks) {
    const known = anchors.get(chain) ?? new Map<number, string>();
    // The first mark counts: a later line about the same event would be a forgery.
    if (!known.has(seq)) known.set(seq, hash);
    anchors.set(chain, known);
  }
  return anchors;
}
