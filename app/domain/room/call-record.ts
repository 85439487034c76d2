import type { Departure, DepartureReason, Seat } from "./seats.ts";

/**
 * What the log keeps of a call. A call begins when the second participant comes in and ends when fewer than two are
 * left; somebody who waits on alone makes it no longer. Who comes back while the other still waits goes on with it.
 */
export type CallRecord = { startedAt: number; ended: boolean } | null;

export type LogEntry =
  | { type: "begin"; at: number; seats: readonly Seat[] }
  | { type: "enter"; seat: Seat; at: number }
  | { type: "resume" }
  | { type: "exit"; seat: Seat; at: number; reason: DepartureReason }
  | { type: "end"; at: number; reason: DepartureReason };

type Recorded = { record: CallRecord; entries: LogEntry[] };

/** What to write when `seat` came in; `seats` are all that are taken now. */
export function recordArrival(record: CallRecord, seat: Seat, seats: readonly Seat[], now: number): Recorded {
  if (!record) {
    if (seats.length < 2) return { record, entries: [] };
    return { record: { startedAt: now, ended: false }, entries: [{ type: "begin", at: now, seats }] };
  }
  const entries: LogEntry[] = [{ type: "enter", seat, at: now }];
  if (record.ended && seats.length >= 2) entries.push({ type: "resume" });
  return { record: { ...record, ended: record.ended && seats.length < 2 }, entries };
}

/** What to write when somebody left; `remaining` seats are still taken. */
export function recordDeparture(record: CallRecord, departure: Departure, remaining: number): Recorded {
  if (!record) return { record, entries: [] };
  const { seat, at, reason } = departure;
  const entries: LogEntry[] = [{ type: "exit", seat, at, reason }];
  const ends = remaining < 2 && !record.ended;
  if (ends) entries.push({ type: "end", at, reason });
  return { record: remaining === 0 ? null : { ...record, ended: record.ended || ends }, entries };
}

/** Whole seconds of `[startedAt, endedAt)`, never negative. */
export function callSeconds(startedAt: number, endedAt: number): number {
  return Math.max(0, Math.round((endedAt - startedAt) / 1000));
}
