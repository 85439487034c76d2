import { gridVerdict } from "./grid.ts";
import { type Intervals, intersectIntervals, overlapsAny } from "./interval.ts";
import { expandSchedule } from "./rules.ts";
import { type HostAvailability, type Meeting, meetingOf, type SlotRules, startBounds } from "./slot-query.ts";

export type NotASlot =
  | "past"
  | "too-soon"
  | "outside-window"
  | "outside-rules"
  | "off-grid"
  | "busy"
  | "limit";
export type SlotVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: NotASlot };

/** From the first thing that excludes a start to the last, so that a host who nearly could says most. */
const nearness: readonly NotASlot[] = [
  "past",
  "too-soon",
  "outside-window",
  "outside-rules",
  "off-grid",
  "busy",
  "limit",
];

function rangesAround(host: HostAvailability, meeting: Meeting, start: number): number[] {
  return expandSchedule(host.schedule, start, start + meeting.lengthMs);
}

function isBusy(busy: Intervals, meeting: Meeting, start: number): boolean {
  return overlapsAny(busy, start - meeting.bufferBeforeMs, start + meeting.lengthMs + meeting.bufferAfterMs);
}

/** The verdict when all of these hosts are needed; null when nothing excludes the start. */
function exclusion(
  rules: SlotRules,
  hosts: readonly HostAvailability[],
  meeting: Meeting,
  start: number,
): NotASlot | null {
  if (hosts.some((host) => !isInWindow(rules, host, start))) return "outside-window";
  const ranges = hosts
    .map((host) => rangesAround(host, meeting, start))
    .reduce(
      (common, more) => intersectIntervals(common, more),
      [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    );
  const verdict = gridVerdict(ranges, meeting, start);
  if (verdict !== "on-grid") return verdict;
  return hosts.some((host) => isBusy(host.busy, meeting, start)) ? "busy" : null;
}

function isInWindow(rules: SlotRules, host: HostAvailability, start: number): boolean {
  const bounds = startBounds(rules, host.schedule);
  return start >= bounds.from && start < bounds.to;
}

/**
 * Whether `start` (UTC milliseconds) is a slot, and if not, the rule that excludes it. Agrees with `slotsFor` at every
 * instant; meant for the booking's transaction, where one start is judged against busy times just read.
 */
export function isSlot(rules: SlotRules, start: number): SlotVerdict {
  const meeting = meetingOf(rules);
  if (!(start > rules.now)) return { ok: false, reason: "past" };
  if (start < rules.now + (rules.noticeMs ?? 0)) return { ok: false, reason: "too-soon" };
  if (rules.hosts.length === 0) return { ok: false, reason: "outside-rules" };
  if (!Number.isSafeInteger(start)) return { ok: false, reason: "off-grid" };
  const teams = rules.mode === "round-robin" ? rules.hosts.map((host) => [host]) : [rules.hosts];
  let nearest: NotASlot = "past";
  for (const team of teams) {
    const reason = exclusion(rules, team, meeting, start);
    if (reason === null) return { ok: true };
    if (nearness.indexOf(reason) > nearness.indexOf(nearest)) nearest = reason;
  }
  return { ok: false, reason: nearest };
}

/**
 * The places in `rules.hosts` of those who could take a meeting at `start`: any of them in a round robin; in the other
 * modes all of them or none.
 */
export function hostsFreeAt(rules: SlotRules, start: number): number[] {
  const places = rules.hosts.map((_, place) => place);
  if (rules.mode !== "round-robin") return isSlot(rules, start).ok ? places : [];
  return places.filter((place) => {
    const host = rules.hosts[place];
    return host !== undefined && isSlot({ ...rules, hosts: [host] }, start).ok;
  });
}
