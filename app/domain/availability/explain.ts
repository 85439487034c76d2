import { dayMs } from "./calendar-day.ts";
import { expandDays } from "./day-rules.ts";
import { type HoursExclusion, hoursExclusions } from "./explain-hours.ts";
import { gridRestarts, gridStarts, gridVerdict } from "./grid.ts";
import { intersectIntervals, overlapsAny } from "./interval.ts";
import { isSlot } from "./is-slot.ts";
import { type Judged, judgedHosts, type Question } from "./judge.ts";
import { usedUp } from "./limits.ts";
import { lineupOf } from "./lineup.ts";
import { earliestStart, meetingOf, type SlotRules, windowOf } from "./slot-query.ts";

/** One rule, booking or other thing that takes a start away from a host. Instants are epoch milliseconds. */
export type Exclusion =
  | { readonly kind: "past" }
  | { readonly kind: "too-soon"; readonly earliest: number }
  | { readonly kind: "outside-window"; readonly from: number; readonly to: number }
  | HoursExclusion
  /** The nearest candidates of the grid, whether free or not; null where there is none within a week. */
  | { readonly kind: "off-grid"; readonly before: number | null; readonly after: number | null }
  /** The place of an overlapping interval in `host.busy`: 2 is the interval of the numbers 4 and 5. */
  | { readonly kind: "busy"; readonly index: number }
  /** The place in `host.limits`, and the bookings in the period; the minutes where only these are used up. */
  | { readonly kind: "limit"; readonly limit: number; readonly used: number };

export type Explanation = {
  readonly offered: boolean;
  /** One entry for each of `rules.hosts`; `place` is the place there. */
  readonly hosts: { readonly place: number; readonly exclusions: Exclusion[] }[];
};

/** What excludes a start for every host alike. */
function earliness(rules: SlotRules, start: number): Exclusion[] {
  if (!(start > rules.now)) return [{ kind: "past" }];
  const earliest = earliestStart(rules);
  return start < earliest ? [{ kind: "too-soon", earliest }] : [];
}

function windowExclusions({ rules, start }: Question, { days }: Judged): Exclusion[] {
  const { from, to } = windowOf(rules, days);
  return start >= from && start < to ? [] : [{ kind: "outside-window", from, to }];
}

function busyExclusions({ meeting, start }: Question, { host: { busy } }: Judged): Exclusion[] {
  const from = start - meeting.bufferBeforeMs;
  const to = start + meeting.lengthMs + meeting.bufferAfterMs;
  const found: Exclusion[] = [];
  for (let i = 0; i + 1 < busy.length; i += 2) {
    if (overlapsAny([busy[i] as number, busy[i + 1] as number], from, to)) {
      found.push({ kind: "busy", index: i / 2 });
    }
  }
  return found;
}

function limitExclusions({ meeting, start }: Question, { host, days }: Judged): Exclusion[] {
  return (host.limits ?? []).flatMap((limit, place) => {
    const used = usedUp(limit, days.zone, meeting.lengthMs, start);
    return used === null ? [] : [{ kind: "limit" as const, limit: place, used }];
  });
}

/** Whether the grid that these hosts share has the start, once the hours of all of them hold the meeting. */
function gridExclusions({ meeting, start }: Question, team: readonly Judged[]): Exclusion[] {
  const near = { from: start - 7 * dayMs, to: start + 7 * dayMs };
  const ranges = team
    .map(({ days }) => expandDays(days, near.from, near.to + meeting.lengthMs))
    .reduce((common, more) => intersectIntervals(common, more));
  const restarts = gridRestarts(
    team.map(({ host }) => host.busy),
    meeting,
  );
  if (gridVerdict(ranges, meeting, start, restarts) !== "off-grid") return [];
  const starts = gridStarts(ranges, meeting, near, restarts);
  const next = starts.findIndex((candidate) => candidate > start);
  const before = starts[(next < 0 ? starts.length : next) - 1] ?? null;
  return [{ kind: "off-grid", before, after: next < 0 ? null : (starts[next] ?? null) }];
}

/** All that excludes a start for one host, who shares a grid with `team`; without a team, who is added to another. */
function exclusionsOf(question: Question, judged: Judged, team: readonly Judged[]): Exclusion[] {
  const inWindow = windowExclusions(question, judged);
  const asked = team.length > 0 ? team : [judged];
  if (asked.some(({ host }) => host.open?.includes(question.start))) return inWindow;
  return [
    ...inWindow,
    ...hoursExclusions(judged.days, question.meeting, question.start),
    ...(team.length > 0 ? gridExclusions(question, team) : []),
    ...busyExclusions(question, judged),
    ...limitExclusions(question, judged),
  ];
}

/**
 * Why a start (epoch milliseconds) is not offered, host by host and with all reasons, not only the first. `offered`
 * agrees with `isSlot`. A host without exclusions could take the meeting; whether it is offered also depends on the
 * others who are needed, and a group meeting with a free seat is offered whatever keeps more hosts from joining it.
 */
export function explainStart(rules: SlotRules, start: number): Explanation {
  const question: Question = { rules, meeting: meetingOf(rules), start };
  const early = earliness(rules, start);
  const { leads, together } = lineupOf(rules);
  const judged = judgedHosts(
    rules,
    rules.hosts.map((_, place) => place),
  );
  const everyLead = judged.filter((_, place) => leads.includes(place));
  const teamOf = (one: Judged, place: number) => {
    if (!leads.includes(place)) return [];
    return together ? everyLead : [one];
  };
  const offGrid: Exclusion = { kind: "off-grid", before: null, after: null };
  return {
    offered: isSlot(rules, start).ok,
    hosts: judged.map((one, place) => ({
      place,
      exclusions: Number.isSafeInteger(start)
        ? [...early, ...exclusionsOf(question, one, teamOf(one, place))]
        : [...early, offGrid],
    })),
  };
}
