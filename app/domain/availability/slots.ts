import { dayRulesOf, expandDays } from "./day-rules.ts";
import { freeOfAll, freeOfAny, type Peers } from "./free-starts.ts";
import { gridRestarts, gridStarts } from "./grid.ts";
import { intersectIntervals, joinTouching } from "./interval.ts";
import { lineupOf } from "./lineup.ts";
import { type Schedule, scheduleKey } from "./rules.ts";
import {
  type HostAvailability,
  intersectBounds,
  type Meeting,
  meetingOf,
  type SlotQuery,
  startBounds,
} from "./slot-query.ts";
import type { Bounds } from "./window.ts";

/** Puts hosts of equal schedules together, so that each distinct schedule is read and expanded once. */
function peersOf(hosts: readonly HostAvailability[], query: SlotQuery): Peers[] {
  const byKey = new Map<string, HostAvailability[]>();
  let [last, lastPeers]: [Schedule | undefined, HostAvailability[]] = [undefined, []];
  for (const host of hosts) {
    if (host.schedule !== last) {
      const key = hosts.length > 1 ? scheduleKey(host.schedule) : "";
      lastPeers = byKey.get(key) ?? [];
      byKey.set(key, lastPeers);
      last = host.schedule;
    }
    lastPeers.push(host);
  }
  return Array.from(byKey.values(), (peers) => {
    const days = dayRulesOf((peers[0] as HostAvailability).schedule);
    const bounds = intersectBounds(query.range, startBounds(query, days));
    return { days, bounds, hosts: peers, periods: new Map() };
  });
}

function rangesWithin({ days }: Peers, bounds: Bounds, meeting: Meeting): number[] {
  return bounds.from < bounds.to ? expandDays(days, bounds.from, bounds.to + meeting.lengthMs) : [];
}

/** Two lists of ascending starts as one, each start once. */
function mergeStarts(a: readonly number[], b: readonly number[]): number[] {
  const merged: number[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const fromA = a[i] ?? Number.POSITIVE_INFINITY;
    const fromB = b[j] ?? Number.POSITIVE_INFINITY;
    merged.push(Math.min(fromA, fromB));
    if (fromA <= fromB) i++;
    if (fromB <= fromA) j++;
  }
  return merged;
}

/** The union of several lists of ascending starts, ascending and each once: pairs are merged until one is left. */
function uniteStarts(lists: readonly number[][]): number[] {
  let left = lists.filter((list) => list.length > 0);
  while (left.length > 1) {
    const merged: number[][] = [];
    for (let i = 0; i < left.length; i += 2) {
      const [a = [], b] = [left[i], left[i + 1]];
      merged.push(b ? mergeStarts(a, b) : a);
    }
    left = merged;
  }
  return left[0] ?? [];
}

/** The starts of these hosts' group meetings that have a free seat, ascending. */
function openStarts(peers: Peers, bounds: Bounds): number[] {
  const open = new Set<number>();
  for (const host of peers.hosts) {
    for (const start of host.open ?? []) if (start >= bounds.from && start < bounds.to) open.add(start);
  }
  return [...open].sort((a, b) => a - b);
}

/** The starts that lead hosts offer: by the rules, and those that are open whatever the rules say. */
type Offered = { free: number[]; open: number[] };

function offeredTogether(teams: readonly Peers[], query: SlotQuery, meeting: Meeting): Offered {
  const bounds = teams.map((team) => team.bounds).reduce(intersectBounds, query.range);
  const ranges = teams
    .map((team) => rangesWithin(team, bounds, meeting))
    .reduce((common, more) => intersectIntervals(common, more));
  const busySets = meeting.fitClosely ? teams.flatMap(({ hosts }) => hosts.map(({ busy }) => busy)) : [];
  const starts = gridStarts(ranges, meeting, bounds, gridRestarts(busySets, meeting));
  return {
    free: freeOfAll(starts, teams, meeting),
    open: uniteStarts(teams.map((team) => openStarts(team, bounds))),
  };
}

function offeredByPeers(peers: Peers, meeting: Meeting): number[] {
  const ranges = rangesWithin(peers, peers.bounds, meeting);
  if (!meeting.fitClosely) return freeOfAny(gridStarts(ranges, meeting, peers.bounds), peers, meeting);
  return uniteStarts(
    peers.hosts.map((host) => {
      const starts = gridStarts(ranges, meeting, peers.bounds, gridRestarts([host.busy], meeting));
      return freeOfAll(starts, [{ ...peers, hosts: [host] }], meeting);
    }),
  );
}

function offeredByAny(teams: readonly Peers[], meeting: Meeting): Offered {
  return {
    free: uniteStarts(teams.map((peers) => offeredByPeers(peers, meeting))),
    open: uniteStarts(teams.map((peers) => openStarts(peers, peers.bounds))),
  };
}

/** Those of some ascending starts at which a meeting lies in the ranges and the bounds, whatever the grid. */
function heldStarts(
  starts: readonly number[],
  ranges: readonly number[],
  { from, to }: Bounds,
  meeting: Meeting,
) {
  const stretches = joinTouching(ranges);
  let at = 0;
  return Float64Array.from(
    starts.filter((start) => {
      while (at < stretches.length && (stretches[at + 1] as number) <= start) at += 2;
      const [opens = Number.POSITIVE_INFINITY, closes = 0] = stretches.slice(at, at + 2);
      return start >= from && start < to && start >= opens && start + meeting.lengthMs <= closes;
    }),
  );
}

/** Those of some ascending starts at which one of these hosts can be added to the meeting. */
function joinedByAny(starts: readonly number[], teams: readonly Peers[], meeting: Meeting): number[] {
  const could = uniteStarts(
    teams.flatMap((peers) => {
      const held = heldStarts(starts, rangesWithin(peers, peers.bounds, meeting), peers.bounds, meeting);
      return [freeOfAny(held, peers, meeting), openStarts(peers, peers.bounds)];
    }),
  );
  const joined = new Set(could);
  return starts.filter((start) => joined.has(start));
}

/**
 * The starts (UTC milliseconds, ascending, each once) in `query.range` that are slots by the rules of scheduling.
 * Linear in hosts, days and busy intervals. Throws RangeError for lengths that are not whole, positive milliseconds
 * or a range that is not finite.
 */
export function slotsFor(query: SlotQuery): number[] {
  const meeting = meetingOf(query);
  const { from, to } = query.range;
  if (!(Number.isFinite(from) && Number.isFinite(to)))
    throw new RangeError("The range of slots must be finite");
  if (query.hosts.length === 0) return [];
  const { leads, together, groups } = lineupOf(query);
  const teamsOf = (places: readonly number[]) =>
    peersOf(
      places.map((place) => query.hosts[place] as HostAvailability),
      query,
    );
  const teams = teamsOf(leads);
  const { free, open } = together ? offeredTogether(teams, query, meeting) : offeredByAny(teams, meeting);
  let staffed = free;
  for (const places of groups) staffed = joinedByAny(staffed, teamsOf(places), meeting);
  return uniteStarts([staffed, open]);
}

/**
 * The `count` slots nearest to a wanted start, in time order, from ascending starts. Of two equally near, the
 * earlier is taken.
 */
export function nearestSlots(starts: readonly number[], wanted: number, count: number): number[] {
  let high = starts.findIndex((start) => start > wanted);
  if (high < 0) high = starts.length;
  let low = high;
  while (high - low < count && (low > 0 || high < starts.length)) {
    const earlier = wanted - (starts[low - 1] ?? Number.NEGATIVE_INFINITY);
    const later = (starts[high] ?? Number.POSITIVE_INFINITY) - wanted;
    if (earlier <= later) low--;
    else high++;
  }
  return starts.slice(low, high);
}
