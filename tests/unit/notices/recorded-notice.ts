import { readFileSync } from "node:fs";
import path from "node:path";
import { compileNotice } from "#app/features/notices/compile-notice.ts";
import { diffNotices, type NoticeLine, noticeLines } from "#app/features/notices/notice-diff.ts";
import { mailingInput } from "./notice-scene.ts";

/** The notice as it stood when somebody last read it whole: one line to a sentence, headings marked by a "# ". */
export const recordFile = path.join(import.meta.dirname, "recorded-notice.txt");

export function writtenLines(lines: readonly NoticeLine[]): string {
  return `${lines.map(({ kind, text }) => (kind === "heading" ? `# ${text}` : text)).join("\n")}\n`;
}

export function readLines(text: string): NoticeLine[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) =>
      line.startsWith("# ") ? { kind: "heading", text: line.slice(2) } : { kind: "text", text: line },
    );
}

/** What this branch would publish, with a mail server. */
export function presentLines(input = mailingInput()): NoticeLine[] {
  return noticeLines(compileNotice(input).text.en);
}

/** What differs from the record, as lines for whoever reads the run's output; none where nothing does. */
export function printedDifference(present: readonly NoticeLine[], recorded: readonly NoticeLine[]): string[] {
  return diffNotices(recorded, present).flatMap((row) => {
    if (row.kind === "heading") return [`  # ${row.text}`];
    if (row.kind === "added") return [`  + ${row.text}`];
    if (row.kind === "removed") return [`  - ${row.text}`];
    if (row.kind === "changed")
      return [
        `  ~ ${row.parts
          .map(({ kind, text }) =>
            kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`,
          )
          .join("")}`,
      ];
    return [];
  });
}

export const recordedLines = () => readLines(readFileSync(recordFile, "utf8"));
