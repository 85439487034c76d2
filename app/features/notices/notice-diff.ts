import type { NoticeBlock } from "./notice-facts.ts";

/** One line of a notice as text: what two versions are compared by. */
export type NoticeLine = { kind: "heading" | "text"; text: string };

type Kind = "same" | "added" | "removed";
export type DiffPart = { kind: Kind; text: string };
/** `changed` has pieces of both; `skipped` stands for lines that did not change. */
export type DiffRow =
  | { kind: "heading"; text: string }
  | { kind: "added" | "removed"; text: string }
  | { kind: "changed"; parts: DiffPart[] }
  | { kind: "skipped"; count: number };

export function noticeLines(blocks: readonly NoticeBlock[]): NoticeLine[] {
  return blocks.flatMap(linesOf);
}

function linesOf(block: NoticeBlock): NoticeLine[] {
  switch (block.kind) {
    case "heading":
      return [{ kind: "heading", text: block.text }];
    case "text":
      return [{ kind: "text", text: block.text }];
    case "list":
      return block.items.map((text) => ({ kind: "text", text }));
    case "table":
      return block.rows.map((cells) => ({ kind: "text", text: cells.join(" · ") }));
  }
}

/** What changed between two notices, line by line and in a line word by word, each under the heading it stands under. */
export function diffNotices(before: readonly NoticeLine[], after: readonly NoticeLine[]): DiffRow[] {
  const key = ({ kind, text }: NoticeLine) => `${kind} ${text}`;
  const runs = runsOf(diffSequences(before.map(key), after.map(key)));
  if (runs.every(({ kind }) => kind === "same")) return [];
  return runs.flatMap(({ kind, removed, added, same }, index): DiffRow[] => {
    if (kind === "changed") return changedRows(removed, added);
    const heading =
      index < runs.length - 1 ? same.findLast((line) => line.startsWith("heading ")) : undefined;
    const skipped = same.length - (heading === undefined ? 0 : 1);
    return [
      ...(skipped > 0 ? [{ kind: "skipped" as const, count: skipped }] : []),
      ...(heading === undefined ? [] : [{ kind: "heading" as const, text: textOf(heading) }]),
    ];
  });
}

const textOf = (key: string) => key.slice(key.indexOf(" ") + 1);

type Run = { kind: "same" | "changed"; same: string[]; removed: string[]; added: string[] };

function runsOf(steps: readonly DiffPart[]): Run[] {
  const runs: Run[] = [];
  for (const { kind, text } of steps) {
    const wanted = kind === "same" ? "same" : "changed";
    let run = runs.at(-1);
    if (run?.kind !== wanted) {
      run = { kind: wanted, same: [], removed: [], added: [] };
      runs.push(run);
    }
    run[kind].push(text);
  }
  return runs;
}

/** Lines that are much alike are one line that changed; the others came or went. */
function changedRows(removed: readonly string[], added: readonly string[]): DiffRow[] {
  const rows: DiffRow[] = [];
  const left = added.map(textOf);
  for (const line of removed.map(textOf)) {
    const twin = left.findIndex((candidate) => likeness(line, candidate) >= 0.5);
    if (twin < 0) {
      rows.push({ kind: "removed", text: line });
      continue;
    }
    for (const text of left.splice(0, twin)) rows.push({ kind: "added", text });
    rows.push({ kind: "changed", parts: diffWords(line, left.shift() ?? "") });
  }
  return [...rows, ...left.map((text) => ({ kind: "added" as const, text }))];
}

const wordsOf = (text: string) => text.split(/(\s+)/).filter((word) => word !== "");

/** The share of the longer text's words that both have in the same order, 0 to 1. */
function likeness(before: string, after: string): number {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const same = diffSequences(a, b).filter(({ kind }) => kind === "same").length;
  return same / Math.max(a.length, b.length, 1);
}

function diffWords(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = [];
  for (const { kind, text } of diffSequences(wordsOf(before), wordsOf(after))) {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  }
  return parts;
}

/** The shortest way from one list to the other by its longest common subsequence; what went stands before what came. */
export function diffSequences(before: readonly string[], after: readonly string[]): DiffPart[] {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const steps: DiffPart[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, young] = [before[row], after[column]];
    if (old !== undefined && old === young) {
      steps.push({ kind: "same", text: old });
      row++;
      column++;
    } else if (old !== undefined && (young === undefined || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ kind: "removed", text: old });
      row++;
    } else {
      steps.push({ kind: "added", text: young ?? "" });
      column++;
    }
  }
  return steps;
}
