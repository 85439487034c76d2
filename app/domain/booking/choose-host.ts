/** Someone who could take a meeting. A higher priority comes first; weights are shares of the bookings, at least 1. */
export type HostCandidate = {
  readonly id: string;
  readonly priority: number;
  readonly weight: number;
  /** How many bookings this host has taken in the span over which the shares are kept. */
  readonly bookings: number;
  /** Epoch milliseconds; null for a host who was never booked. */
  readonly lastBookedAt: number | null;
};

/** Negative when `a` comes before `b`; zero only for one and the same id. */
function compareCandidates(a: HostCandidate, b: HostCandidate): number {
  if (a.priority !== b.priority) return b.priority - a.priority;
  // Each share (bookings / weight) multiplied by both weights: whole numbers, so that equal shares are equal.
  const share = a.bookings * Math.max(1, b.weight) - b.bookings * Math.max(1, a.weight);
  if (share !== 0) return share;
  const [lastA, lastB] = [
    a.lastBookedAt ?? Number.NEGATIVE_INFINITY,
    b.lastBookedAt ?? Number.NEGATIVE_INFINITY,
  ];
  if (lastA !== lastB) return lastA < lastB ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The id of the host who takes a meeting: the attendee's wish when it is a candidate; else the highest priority; among
 * these the smallest share of bookings by weight, then the least recently booked (never booked comes first), then the
 * smallest id, so that the order in which candidates were read decides nothing. Null without candidates.
 */
export function chooseHost(candidates: readonly HostCandidate[], wish?: string): string | null {
  if (wish !== undefined && candidates.some(({ id }) => id === wish)) return wish;
  let chosen: HostCandidate | undefined;
  for (const candidate of candidates) {
    if (!chosen || compareCandidates(candidate, chosen) < 0) chosen = candidate;
  }
  return chosen?.id ?? null;
}
