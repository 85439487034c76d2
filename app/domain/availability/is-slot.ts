import {
  exclusionOf,
  type HostReason,
  isOpenFor,
  type Judged,
  judgedHosts,
  keptFromJoining,
  type Question,
} from "./judge.ts";
import { lineupOf } from "./lineup.ts";
import { meetingOf, type SlotRules } from "./slot-query.ts";

export type NotASlot = "past" | "too-soon" | HostReason;
export type SlotVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: NotASlot };

/** From the first thing that excludes a start to the last, so that a host who nearly could says most. */
const nearness: readonly HostReason[] = ["outside-window", "outside-rules", "off-grid", "busy", "limit"];

/** Null when one of several is judged fit, else the reason of the one who came nearest to it. */
function nearestReason<Asked>(
  asked: readonly Asked[],
  judge: (one: Asked) => HostReason | null,
): HostReason | null {
  let nearest: HostReason = "outside-window";
  for (const one of asked) {
    const reason = judge(one);
    if (reason === null) return null;
    if (nearness.indexOf(reason) > nearness.indexOf(nearest)) nearest = reason;
  }
  return nearest;
}

/** What excludes a start that lies at or after now plus notice. */
function reasonAgainst(question: Question): HostReason | null {
  const { leads, together, groups } = lineupOf(question.rules);
  const hosts = judgedHosts(question.rules, leads);
  const teams: Judged[][] = together ? [hosts] : hosts.map((host) => [host]);
  if (teams.some((team) => isOpenFor(question, team))) return null;
  const reason = nearestReason(teams, (team) => exclusionOf(question, team));
  if (reason !== null) return reason;
  for (const places of groups) {
    const lacking = nearestReason(judgedHosts(question.rules, places), (host) =>
      keptFromJoining(question, host),
    );
    if (lacking !== null) return lacking;
  }
  return null;
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
  const reason = reasonAgainst({ rules, meeting, start });
  return reason === null ? { ok: true } : { ok: false, reason };
}

/**
 * The places in `rules.hosts`, ascending, of those who could take a meeting at `start`: any of them in a round robin;
 * all fixed hosts and every free host of each group in the mode that has these; in the other modes all or none.
 * Empty when `start` is no slot.
 */
export function hostsFreeAt(rules: SlotRules, start: number): number[] {
  if (!isSlot(rules, start).ok) return [];
  const question: Question = { rules, meeting: meetingOf(rules), start };
  const { leads, together, groups } = lineupOf(rules);
  const placesWhere = (places: readonly number[], isFree: (host: Judged) => boolean) =>
    places.filter((place) => judgedHosts(rules, [place]).some(isFree));
  const leading = together
    ? leads
    : placesWhere(leads, (host) => isOpenFor(question, [host]) || exclusionOf(question, [host]) === null);
  const joining = placesWhere(groups.flat(), (host) => keptFromJoining(question, host) === null);
  return [...leading, ...joining].sort((a, b) => a - b);
}
