/** Half-open, in minutes of the day as they are drawn. */
export type Span = { start: number; end: number };
/** The place of a span among those that it must be drawn beside: lane 0 of 2 is the left half. */
export type Lane = { lane: number; lanes: number };

/**
 * Puts spans that overlap beside each other, in as few lanes as they need. Spans that overlap directly or through
 * others share one width; all others have the whole of it. The answer stands in the order of the question.
 */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const order = spans.map((_, place) => place).sort((a, b) => compare(spans[a], spans[b]));
  const lanes: Lane[] = spans.map(() => ({ lane: 0, lanes: 1 }));
  let cluster: number[] = [];
  let clusterEnd = Number.NEGATIVE_INFINITY;
  const finish = () => {
    const ends: number[] = [];
    const laneOf = cluster.map((place) => takeLane(ends, spans[place] as Span));
    for (const [index, place] of cluster.entries()) {
      lanes[place] = { lane: laneOf[index] ?? 0, lanes: ends.length };
    }
    cluster = [];
  };
  for (const place of order) {
    const span = spans[place] as Span;
    if (span.start >= clusterEnd) {
      finish();
      clusterEnd = Number.NEGATIVE_INFINITY;
    }
    cluster.push(place);
    clusterEnd = Math.max(clusterEnd, span.end);
  }
  finish();
  return lanes;
}

/** The first lane that is free again; `ends` holds the end of each lane's last span. */
function takeLane(ends: number[], span: Span): number {
  const free = ends.findIndex((end) => end <= span.start);
  const lane = free < 0 ? ends.length : free;
  ends[lane] = span.end;
  return lane;
}

/** By start; of those that start together the longest comes first. */
function compare(a: Span | undefined, b: Span | undefined): number {
  if (!a || !b) return 0;
  return a.start - b.start || b.end - a.end;
}
