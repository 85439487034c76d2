import { cellMin } from "../privacy/printed-cell.ts";

/**
 * How somebody's stay in a call went, in classes so coarse that they are nobody's. Pure. What a page tells of itself is
 * one word of each list, and nothing else of the call, the person or the network.
 */
export const figureBuckets = {
  /** Of what the others sent, the share that was lost, in percent. */
  loss: ["under-1", "under-3", "under-6", "under-12", "more"],
  /** There and back, milliseconds. */
  delay: ["under-100", "under-300", "under-500", "under-1000", "more"],
  /** From when somebody else was there to their first picture or sound, milliseconds. */
  first: ["under-500", "under-1000", "under-3000", "more", "never"],
  /** How often the way to somebody broke. */
  breaks: ["none", "once", "few", "many"],
  way: ["direct", "relayed"],
} as const;

export type FigureMetric = keyof typeof figureBuckets;
export type LineFigures = { [Metric in FigureMetric]: (typeof figureBuckets)[Metric][number] };

export const figureMetrics = Object.keys(figureBuckets) as FigureMetric[];

/** What one page measured over its whole stay. `lostShare` 0 to 1; `firstMs` null where nothing came. */
export type CallMeasures = {
  lostShare: number;
  roundTripMs: number;
  firstMs: number | null;
  breaks: number;
  /** Most of the time it went by a relay. */
  relayed: boolean;
};

/** Bounds count as the class above them. */
export function lineFigures({ lostShare, roundTripMs, firstMs, breaks, relayed }: CallMeasures): LineFigures {
  const percent = lostShare * 100;
  const { loss, delay, first } = figureBuckets;
  return {
    loss: classOf(loss, [1, 3, 6, 12], percent),
    delay: classOf(delay, [100, 300, 500, 1_000], roundTripMs),
    first: firstMs === null ? "never" : classOf(first, [500, 1_000, 3_000], firstMs),
    breaks: breaks === 0 ? "none" : breaks === 1 ? "once" : breaks < 5 ? "few" : "many",
    way: relayed ? "relayed" : "direct",
  };
}

/** The first class whose bound lies above the value; `names` has one more than there are bounds, at least. */
function classOf<Name extends string>(
  names: readonly Name[],
  bounds: readonly number[],
  value: number,
): Name {
  const above = bounds.findIndex((bound) => value < bound);
  return names[above === -1 ? bounds.length : above] as Name;
}

/**
 * What may be told of each class: the number, or null. Fewer than ten are told of none; and where that hides a single
 * class, the smallest other one goes with it, for all classes have one sum, which another figure may tell.
 */
export function toldCounts(counts: readonly number[]): (number | null)[] {
  const told = counts.map((count) => (count < cellMin ? null : count));
  const hidden = told.filter((count) => count === null).length;
  if (hidden !== 1) return told;
  const smallest = Math.min(...told.filter((count) => count !== null));
  const index = told.indexOf(smallest);
  return told.map((count, at) => (at === index ? null : count));
}
