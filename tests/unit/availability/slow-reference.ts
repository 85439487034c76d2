import {
  type Clocks,
  dateAt,
  day,
  hasHours,
  type Interval,
  laterDate,
  minute,
  type ReferenceSchedule,
  rangesAround,
  weekdayOfDate,
} from "./slow-hours.ts";

/**
 * What a slot is, written a second time and slowly, from the sentences of the specification: it walks through every
 * minute and asks of each whether a host is available and busy. All lengths are whole minutes; instants are epoch
 * milliseconds at whole minutes.
 */
export type ReferenceLimit = {
  period: "day" | "week" | "month" | "year";
  count?: number;
  minutes?: number;
  taken: Interval[];
};
export type ReferenceHost = ReferenceSchedule & {
  busy: Interval[];
  limits: ReferenceLimit[];
  open: number[];
  fixed: boolean;
  group: string;
};
export type ReferenceWindow =
  | { kind: "unlimited" }
  | { kind: "rolling" | "business-days" | "bookable-days"; days: number }
  | { kind: "dates"; firstDate: string; lastDate: string };
export type ReferenceQuery = {
  hosts: ReferenceHost[];
  mode: "one" | "collective" | "round-robin" | "fixed-round-robin";
  length: number;
  interval: number;
  offset: number;
  bufferBefore: number;
  bufferAfter: number;
  notice: number;
  fitClosely: boolean;
  window: ReferenceWindow;
  now: number;
  from: number;
  to: number;
};

/** A host's time, minute by minute from `origin`: 1 where the host is available, begins a range, or is busy. */
type HostMinutes = {
  host: ReferenceHost;
  origin: number;
  count: number;
  available: Uint8Array;
  begins: Uint8Array;
  busy: Uint8Array;
};

function minutesOfHost(query: ReferenceQuery, host: ReferenceHost, clocks: Clocks): HostMinutes {
  const origin = query.from - 4 * day;
  const count = (query.to - origin) / minute + query.length + query.bufferAfter + 1;
  const minutes = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)] as const;
  const [available, begins, busy] = minutes;
  const place = (instant: number) => Math.min(count, Math.max(0, (instant - origin) / minute));
  for (const range of rangesAround(host, query.from, query.to + query.length * minute, clocks)) {
    available.fill(1, place(range.start), place(range.end));
    if (range.start >= origin && place(range.start) < count) begins[place(range.start)] = 1;
  }
  for (const one of host.busy) if (one.start < one.end) busy.fill(1, place(one.start), place(one.end));
  return { host, origin, count, available, begins, busy };
}

function isInWindow({ window, now }: ReferenceQuery, host: ReferenceHost, start: number): boolean {
  if (window.kind === "unlimited") return true;
  const date = dateAt(host.zone, start);
  if (window.kind === "dates") return window.firstDate <= date && date <= window.lastDate;
  const today = dateAt(host.zone, now);
  let [last, found] = [today, 0];
  for (let ahead = 1; found < window.days && ahead <= 1100; ahead++) {
    const next = laterDate(today, ahead);
    const counts =
      window.kind === "rolling" ||
      (window.kind === "business-days"
        ? weekdayOfDate(next) < 6 && !host.holidays.includes(next)
        : hasHours(host, next));
    if (!counts) continue;
    last = next;
    found++;
  }
  return today <= date && date <= last;
}

function periodOf(limit: ReferenceLimit, host: ReferenceHost, instant: number): string {
  const date = dateAt(host.zone, instant);
  if (limit.period === "week") return laterDate(date, 1 - weekdayOfDate(date));
  return date.slice(0, { day: 10, month: 7, year: 4 }[limit.period]);
}

function hasRoom(query: ReferenceQuery, host: ReferenceHost, start: number): boolean {
  return host.limits.every((limit) => {
    const period = periodOf(limit, host, start);
    const taken = limit.taken.filter((one) => periodOf(limit, host, one.start) === period);
    const minutes = taken.reduce((sum, one) => sum + (one.end - one.start) / minute, 0);
    const tooMany = limit.count !== undefined && taken.length + 1 > limit.count;
    return !tooMany && !(limit.minutes !== undefined && minutes + query.length > limit.minutes);
  });
}

function isLateEnough(query: ReferenceQuery, start: number): boolean {
  return start > query.now && start >= query.now + query.notice * minute;
}

/** Whether the hours and the busy time of these hosts leave the whole meeting, with its buffers, free. */
function isFree(query: ReferenceQuery, team: HostMinutes[], start: number): boolean {
  return team.every(({ origin, available, busy }) => {
    const first = (start - origin) / minute;
    for (let m = first; m < first + query.length; m++) if (available[m] !== 1) return false;
    const end = first + query.length + query.bufferAfter;
    for (let m = first - query.bufferBefore; m < end; m++) if (busy[m] === 1) return false;
    return true;
  });
}

/** Whether a grid that fits closely restarts at this minute: busy time ended, and the buffer and rounding led here. */
function isRestart(query: ReferenceQuery, team: HostMinutes[], origin: number, m: number): boolean {
  if (!query.fitClosely || (origin + m * minute) % (5 * minute) !== 0) return false;
  const isBusy = (at: number) => team.some(({ busy }) => busy[at] === 1);
  for (let end = m - query.bufferBefore; end > m - query.bufferBefore - 5; end--) {
    if (isBusy(end - 1) && !isBusy(end)) return true;
  }
  return false;
}

/** The starts at which all of these hosts, on the grid that they share, can meet. */
function slotsOfTeam(query: ReferenceQuery, team: HostMinutes[]): number[] {
  const [first] = team;
  if (!first) return [];
  const { origin, count } = first;
  const isAvailable = (m: number) => team.every(({ available }) => available[m] === 1);
  const slots: number[] = [];
  let anchor = Number.NaN;
  for (let m = 1; m < count; m++) {
    if (!isAvailable(m)) continue;
    if (team.some(({ begins }) => begins[m] === 1) || !isAvailable(m - 1)) anchor = m + query.offset;
    else if (isRestart(query, team, origin, m)) anchor = m;
    const start = origin + m * minute;
    if (
      m >= anchor &&
      (m - anchor) % query.interval === 0 &&
      start >= query.from &&
      start < query.to &&
      isLateEnough(query, start) &&
      isFree(query, team, start) &&
      team.every(({ host }) => isInWindow(query, host, start) && hasRoom(query, host, start))
    ) {
      slots.push(start);
    }
  }
  return slots;
}

/** The starts of group meetings with a free seat when all of these hosts are needed. */
function openOfTeam(query: ReferenceQuery, team: HostMinutes[]): number[] {
  return team
    .flatMap(({ host }) => host.open)
    .filter((start) => start >= query.from && start < query.to && isLateEnough(query, start))
    .filter((start) => team.every(({ host }) => isInWindow(query, host, start)));
}

/** Whether a host can be added to a meeting that others lead. */
function canJoin(query: ReferenceQuery, one: HostMinutes, start: number): boolean {
  if (!isInWindow(query, one.host, start)) return false;
  return one.host.open.includes(start) || (isFree(query, [one], start) && hasRoom(query, one.host, start));
}

export type ReferenceAnswer = {
  /** The slots' starts in `[from, to)`, ascending. */
  slots: number[];
  /** The places of the hosts who could take a meeting at one of the slots. */
  hostsAt: (slot: number) => number[];
};

export function slowSlots(query: ReferenceQuery): ReferenceAnswer {
  const clocks: Clocks = new Map();
  const everyone = query.hosts.map((host) => minutesOfHost(query, host, clocks));
  const isGrouped = query.mode === "fixed-round-robin";
  const fixed = everyone.filter(({ host }) => isGrouped && host.fixed);
  const names = isGrouped ? [...new Set(query.hosts.filter((h) => !h.fixed).map((h) => h.group))] : [];
  const groups = names.map((name) => everyone.filter(({ host }) => !host.fixed && host.group === name));
  const [leadGroup = [], ...otherGroups] = fixed.length > 0 ? [[], ...groups] : groups;
  const teams = {
    one: [everyone],
    collective: [everyone],
    "round-robin": everyone.map((host) => [host]),
    "fixed-round-robin": fixed.length > 0 ? [fixed] : leadGroup.map((host) => [host]),
  }[query.mode];
  const offers = teams.map((team) => ({
    team,
    free: slotsOfTeam(query, team),
    open: openOfTeam(query, team),
  }));
  const staffed = offers
    .flatMap(({ free }) => free)
    .filter((start) => otherGroups.every((group) => group.some((one) => canJoin(query, one, start))));
  const starts = new Set([...staffed, ...offers.flatMap(({ open }) => open)]);
  return {
    slots: [...starts].sort((a, b) => a - b),
    hostsAt: (slot) => {
      const leading = offers.filter(({ free, open }) => free.includes(slot) || open.includes(slot));
      const joining = otherGroups.flat().filter((one) => canJoin(query, one, slot));
      const taking = [...leading.flatMap(({ team }) => team), ...joining];
      return taking.map((one) => everyone.indexOf(one)).sort((a, b) => a - b);
    },
  };
}
