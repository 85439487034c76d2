import type { DeadLetter, QueueCounts } from "./job-report.server.ts";

/** The queues and the dead letters as two tables for a terminal. Times are UTC. */
export function jobReport(queues: QueueCounts[], letters: DeadLetter[]): string {
  const counts = table(
    ["queue", "waiting", "active", "retrying", "failed", "done (last hour)"],
    queues.map(({ queue, waiting, active, retrying, failed, done }) => [
      queue,
      ...[waiting, active, retrying, failed, done].map(String),
    ]),
  );
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0);
  if (failed === 0) return `${counts}\n\nNo dead letters.`;
  const dead = table(
    ["id", "queue", "failed at (UTC)", "tries", "error"],
    letters.map(({ id, queue, failedAt, tries, error }) => [
      id,
      queue,
      minute(failedAt),
      String(tries),
      error,
    ]),
  );
  const more = failed > letters.length ? `\n… and ${failed - letters.length} older.` : "";
  const advice = "Once what kept them is mended: npm run jobs -- retry <id> …, or: npm run jobs -- retry all";
  return `${counts}\n\nDead letters, newest first:\n${dead}${more}\n\n${advice}`;
}

function minute(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace("T", " ");
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return [head, ...rows].map(line).join("\n");
}
