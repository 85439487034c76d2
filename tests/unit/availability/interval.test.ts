import fc from "fast-check";
import { expect, test } from "vitest";
import {
  endsOfUnion,
  intersectIntervals,
  isSorted,
  joinTouching,
  mergeIntervals,
  overlapsAny,
  placeAround,
  sortIntervals,
  subtractIntervals,
} from "#app/domain/availability/interval.ts";

const size = 40;
const anyIntervals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size })), { maxLength: 12 })
  .map((pairs) => pairs.flat());

/** The whole numbers that a set covers, the obvious way. */
function pointsOf(intervals: readonly number[]): boolean[] {
  return Array.from({ length: size }, (_, point) =>
    intervals.some((start, i) => i % 2 === 0 && start <= point && point < (intervals[i + 1] ?? start)),
  );
}

function ascends(intervals: readonly number[], mayTouch: boolean): boolean {
  return intervals.every((value, i) => {
    const before = intervals[i - 1] ?? -1;
    return mayTouch && i % 2 === 0 ? before <= value : before < value;
  });
}

test("merging keeps every point and leaves intervals that are apart", () => {
  fc.assert(
    fc.property(anyIntervals, (intervals) => {
      const merged = mergeIntervals(intervals);
      expect(pointsOf(merged)).toEqual(pointsOf(intervals));
      expect(ascends(merged, false)).toBe(true);
    }),
  );
});

test("sorting keeps the seam between touching intervals", () => {
  expect(sortIntervals([12, 17, 9, 12])).toEqual([9, 12, 12, 17]);
  expect(sortIntervals([11, 17, 9, 12])).toEqual([9, 17]);
  expect(joinTouching([9, 12, 12, 17, 18, 19])).toEqual([9, 17, 18, 19]);
  fc.assert(
    fc.property(anyIntervals, (intervals) => {
      expect(ascends(sortIntervals(intervals), true)).toBe(true);
      expect(pointsOf(sortIntervals(intervals))).toEqual(pointsOf(intervals));
    }),
  );
});

test("an intersection holds the points of both sets, a difference those of the first alone", () => {
  fc.assert(
    fc.property(anyIntervals, anyIntervals, (some, others) => {
      const [a, b] = [sortIntervals(some), sortIntervals(others)];
      const [inA, inB] = [pointsOf(a), pointsOf(b)];
      expect(pointsOf(intersectIntervals(a, b))).toEqual(inA.map((point, i) => point && inB[i]));
      expect(pointsOf(subtractIntervals(a, b))).toEqual(inA.map((point, i) => point && !inB[i]));
      expect(ascends(intersectIntervals(a, b), true)).toBe(true);
      expect(ascends(subtractIntervals(a, b), true)).toBe(true);
    }),
  );
});

test("an intersection keeps the seams of either set", () => {
  expect(intersectIntervals([9, 12, 12, 17], [8, 20])).toEqual([9, 12, 12, 17]);
  expect(intersectIntervals([8, 20], [9, 12, 12, 17])).toEqual([9, 12, 12, 17]);
});

test("intervals that only touch do not overlap, and empty ones overlap nothing", () => {
  expect(overlapsAny([10, 20], 20, 30)).toBe(false);
  expect(overlapsAny([10, 20], 5, 10)).toBe(false);
  expect(overlapsAny([10, 20], 19, 30)).toBe(true);
  expect(overlapsAny([10, 20], 12, 13)).toBe(true);
  expect(overlapsAny([15, 15], 10, 20)).toBe(false);
});

test("the ends of a union are those of the merged intervals", () => {
  fc.assert(
    fc.property(fc.array(anyIntervals, { maxLength: 4 }), (sets) => {
      expect(endsOfUnion(sets)).toEqual(mergeIntervals(sets.flat()).filter((_, i) => i % 2 === 1));
    }),
  );
});

test("the interval that holds a point is found by its place, also at a seam", () => {
  expect(placeAround([9, 12, 12, 17], 12)).toBe(2);
  fc.assert(
    fc.property(anyIntervals, fc.integer({ min: -1, max: size + 1 }), (intervals, point) => {
      const sorted = sortIntervals(intervals);
      const place = sorted.findIndex(
        (start, i) => i % 2 === 0 && start <= point && point < (sorted[i + 1] ?? 0),
      );
      expect(placeAround(sorted, point)).toBe(place);
    }),
  );
});

test("a set is sorted when no interval begins before the last one ended", () => {
  expect(isSorted([])).toBe(true);
  expect(isSorted([9, 12, 12, 17])).toBe(true);
  expect(isSorted([9, 12, 11, 17])).toBe(false);
  expect(isSorted([12, 17, 9, 12])).toBe(false);
});
