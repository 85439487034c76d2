import type { Intervals } from "./interval.ts";
import type { Schedule } from "./rules.ts";
import { type BookingWindow, type Bounds, windowBounds } from "./window.ts";

/** One host's time: when rules offer it, and what takes it away (flat, any order; see `busyIntervals`). */
export type HostAvailability = { readonly schedule: Schedule; readonly busy: Intervals };

/**
 * - `one`: the only host.
 * - `collective`: every host is free; the grid starts with each range that all of them share.
 * - `round-robin`: one and the same host is free for the whole meeting, on that host's own grid.
 */
export type HostMode = "one" | "collective" | "round-robin";

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
  };
}

/** The first instant that is neither past nor too soon: at or after `now + notice`, and after `now`. */
export function earliestStart(rules: SlotRules): number {
  return Math.max(Math.floor(rules.now) + 1, rules.now + (rules.noticeMs ?? 0));
}

/** The bounds of starts that a host's schedule allows by notice and window. */
export function startBounds(rules: SlotRules, schedule: Schedule): Bounds {
  const window = windowBounds(rules.window ?? { kind: "unlimited" }, schedule.zone, rules.now);
  return { from: Math.max(window.from, earliestStart(rules)), to: window.to };
}

export function intersectBounds(a: Bounds, b: Bounds): Bounds {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}
