import type { DayRules } from "./day-rules.ts";
import type { Intervals } from "./interval.ts";
import type { Schedule } from "./rules.ts";
import { type BookingWindow, type Bounds, windowBounds } from "./window.ts";

/** Weeks are those of ISO 8601: they begin on Monday. */
export type Period = "day" | "week" | "month" | "year";

/** How much a host gives in each period. Without `count` and `minutes` it limits nothing. */
export type Limit = {
  readonly period: Period;
  readonly count?: number;
  readonly minutes?: number;
  /**
   * The meetings that count, flat `[start, end, start, end, …]` in epoch milliseconds and any order, without buffers.
   * Each counts in the period of the schedule's zone in which it starts.
   */
  readonly taken: Intervals;
};

/** One host's time: when rules offer it, and what takes it away (flat, any order; see `busyIntervals`). */
export type HostAvailability = {
  readonly schedule: Schedule;
  readonly busy: Intervals;
  /** The member's own and the event type's. */
  readonly limits?: readonly Limit[];
  /**
   * Starts of group meetings of this event type and length that have a free seat: slots whenever notice and window
   * allow, whatever grid, rules, busy time and limits say. In any order.
   */
  readonly open?: readonly number[];
  /** In "fixed-round-robin": fixed hosts all take part. */
  readonly fixed?: boolean;
  /** In "fixed-round-robin": of the hosts of one group (by name) who are not fixed, one takes part. */
  readonly group?: string;
};

/**
 * - `one`: the only host.
 * - `collective`: every host is free; the grid starts with each range that all of them share.
 * - `round-robin`: one and the same host is free for the whole meeting, on that host's own grid.
 * - `fixed-round-robin`: all fixed hosts, on the grid of the ranges that they share, and of each group one host who is
 *   free for the whole meeting. Without fixed hosts the first group is a round robin to which the others are added.
 */
export type HostMode = "one" | "collective" | "round-robin" | "fixed-round-robin";

/** What makes a start a slot. All lengths are whole milliseconds. */
export type SlotRules = {
  readonly hosts: readonly HostAvailability[];
  readonly mode: HostMode;
  readonly lengthMs: number;
  /** From one candidate start to the next; the length when absent. */
  readonly intervalMs?: number;
  /** From a range's start to its first candidate. */
  readonly offsetMs?: number;
  readonly bufferBeforeMs?: number;
  readonly bufferAfterMs?: number;
  readonly noticeMs?: number;
  /**
   * The grid restarts at the end of each busy interval of the hosts whose grid it is, plus the candidate's own buffer
   * before, rounded up to five minutes of the clock, without the offset.
   */
  readonly fitClosely?: boolean;
  readonly window?: BookingWindow;
  /** Epoch milliseconds. */
  readonly now: number;
};

/** Asks for the starts in `[range.from, range.to)`, UTC milliseconds. */
export type SlotQuery = SlotRules & { readonly range: Bounds };

export type Meeting = {
  readonly lengthMs: number;
  readonly intervalMs: number;
  readonly offsetMs: number;
  readonly bufferBeforeMs: number;
  readonly bufferAfterMs: number;
  readonly fitClosely: boolean;
};

function requireWhole(name: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of milliseconds, at least ${least}: ${value}`);
  }
  return value;
}

/** The meeting with its defaults filled in. Throws RangeError for lengths that no event type can have. */
export function meetingOf(rules: SlotRules): Meeting {
  if (rules.mode === "one" && rules.hosts.length > 1) throw new RangeError('Mode "one" takes one host');
  return {
    lengthMs: requireWhole("lengthMs", rules.lengthMs, 1),
    intervalMs: requireWhole("intervalMs", rules.intervalMs ?? rules.lengthMs, 1),
    offsetMs: requireWhole("offsetMs", rules.offsetMs ?? 0, 0),
    bufferBeforeMs: requireWhole("bufferBeforeMs", rules.bufferBeforeMs ?? 0, 0),
    bufferAfterMs: requireWhole("bufferAfterMs", rules.bufferAfterMs ?? 0, 0),
    fitClosely: rules.fitClosely ?? false,
  };
}

/** The first instant that is neither past nor too soon: at or after `now + notice`, and after `now`. */
export function earliestStart(rules: SlotRules): number {
  return Math.max(Math.floor(rules.now) + 1, rules.now + (rules.noticeMs ?? 0));
}

/** The bounds of starts that a host's window allows, whatever the notice. */
export function windowOf(rules: SlotRules, days: DayRules): Bounds {
  return windowBounds(rules.window ?? { kind: "unlimited" }, days, rules.now);
}

/** The bounds of starts that a host's schedule allows by notice and window. */
export function startBounds(rules: SlotRules, days: DayRules): Bounds {
  const window = windowOf(rules, days);
  return { from: Math.max(window.from, earliestStart(rules)), to: window.to };
}

export function intersectBounds(a: Bounds, b: Bounds): Bounds {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}
