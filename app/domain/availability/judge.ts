import { type DayRules, dayRulesOf, expandDays } from "./day-rules.ts";
import { gridRestarts, gridVerdict, holdsMeeting } from "./grid.ts";
import { intersectIntervals, overlapsAny } from "./interval.ts";
import { usedUp } from "./limits.ts";
import { type HostAvailability, type Meeting, type SlotRules, startBounds } from "./slot-query.ts";

/** What can keep one host from a start that notice allows. */
export type HostReason = "outside-window" | "outside-rules" | "off-grid" | "busy" | "limit";

/** One start that is judged; it lies at or after now plus notice. */
export type Question = { readonly rules: SlotRules; readonly meeting: Meeting; readonly start: number };

/** A host, with the schedule made ready. */
export type Judged = { readonly host: HostAvailability; readonly days: DayRules };

export function judgedHosts(rules: SlotRules, places: readonly number[]): Judged[] {
  return places.map((place) => {
    const host = rules.hosts[place] as HostAvailability;
    return { host, days: dayRulesOf(host.schedule) };
  });
}

function isInWindow({ rules, start }: Question, { days }: Judged): boolean {
  const bounds = startBounds(rules, days);
  return start >= bounds.from && start < bounds.to;
}

function rangesAround({ meeting, start }: Question, { days }: Judged): number[] {
  return expandDays(days, start, start + meeting.lengthMs);
}

/** Whether busy time or a limit takes the start away from a host whose rules offer it. */
function takenBy({ meeting, start }: Question, { host, days }: Judged): "busy" | "limit" | null {
  const from = start - meeting.bufferBeforeMs;
  if (overlapsAny(host.busy, from, start + meeting.lengthMs + meeting.bufferAfterMs)) return "busy";
  const isUsedUp = host.limits?.some((limit) => usedUp(limit, days.zone, meeting.lengthMs, start) !== null);
  return isUsedUp ? "limit" : null;
}

/** Whether one of these hosts, who are all needed, has a group meeting with a free seat at the start. */
export function isOpenFor(question: Question, hosts: readonly Judged[]): boolean {
  if (!hosts.some(({ host }) => host.open?.includes(question.start))) return false;
  return hosts.every((judged) => isInWindow(question, judged));
}

/** The ranges that all of these hosts share around the start, and where their grid restarts. */
export function sharedGrid(
  question: Question,
  hosts: readonly Judged[],
): { ranges: number[]; restarts: number[] } {
  const busySets = hosts.map(({ host }) => host.busy);
  return {
    ranges: hosts
      .map((judged) => rangesAround(question, judged))
      .reduce((common, more) => intersectIntervals(common, more)),
    restarts: gridRestarts(busySets, question.meeting),
  };
}

/** The verdict when all of these hosts are needed; null when nothing excludes the start. */
export function exclusionOf(question: Question, hosts: readonly Judged[]): HostReason | null {
  if (hosts.some((judged) => !isInWindow(question, judged))) return "outside-window";
  const { ranges, restarts } = sharedGrid(question, hosts);
  const verdict = gridVerdict(ranges, question.meeting, question.start, restarts);
  if (verdict !== "on-grid") return verdict;
  const takings = hosts.map((judged) => takenBy(question, judged));
  return takings.find((taking) => taking === "busy") ?? takings.find((taking) => taking !== null) ?? null;
}

/** What keeps a host from being added to a meeting on the grid of others; null when nothing does. */
export function keptFromJoining(question: Question, judged: Judged): HostReason | null {
  if (!isInWindow(question, judged)) return "outside-window";
  if (judged.host.open?.includes(question.start)) return null;
  if (!holdsMeeting(rangesAround(question, judged), question.meeting, question.start)) return "outside-rules";
  return takenBy(question, judged);
}
