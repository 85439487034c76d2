import fc from "fast-check";
import { expect, test } from "vitest";
import { figureBuckets, figureMetrics, lineFigures, toldCounts } from "#app/domain/room/call-figures.ts";

const measured = { lostShare: 0, roundTripMs: 20, firstMs: 300, breaks: 0, relayed: false };

test("a good line is in the first class of each figure, a bad one in the last but those that are words of their own", () => {
  expect(lineFigures(measured)).toEqual({
    ...{ loss: "under-1", delay: "under-100", first: "under-500", breaks: "none", way: "direct" },
  });
  const bad = { lostShare: 0.5, roundTripMs: 4_000, firstMs: 9_000, breaks: 12, relayed: true };
  expect(lineFigures(bad)).toEqual({
    ...{ loss: "more", delay: "more", first: "more", breaks: "many", way: "relayed" },
  });
});

test("a value at a bound is in the class above it", () => {
  expect(lineFigures({ ...measured, lostShare: 0.01 }).loss).toBe("under-3");
  expect(lineFigures({ ...measured, lostShare: 0.12 }).loss).toBe("more");
  expect(lineFigures({ ...measured, roundTripMs: 300 }).delay).toBe("under-500");
  expect(lineFigures({ ...measured, firstMs: 1_000 }).first).toBe("under-3000");
  expect([1, 2, 4, 5].map((breaks) => lineFigures({ ...measured, breaks }).breaks)).toEqual([
    ...["once", "few", "few", "many"],
  ]);
});

test("whoever saw and heard nothing says so", () => {
  expect(lineFigures({ ...measured, firstMs: null }).first).toBe("never");
});

test("whatever was measured, each figure is one of its closed list", () => {
  const number = fc.double({ noDefaultInfinity: false, noNaN: false });
  fc.assert(
    fc.property(number, number, fc.option(number), fc.nat(), (lostShare, roundTripMs, firstMs, breaks) => {
      const figures = lineFigures({ lostShare, roundTripMs, firstMs, breaks, relayed: false });
      for (const metric of figureMetrics) expect(figureBuckets[metric]).toContain(figures[metric]);
    }),
  );
});

test("fewer than ten are told of no class, and a single class is never left to be reckoned from the sum", () => {
  expect(toldCounts([10, 12, 30])).toEqual([10, 12, 30]);
  expect(toldCounts([40, 9, 30, 12])).toEqual([40, null, 30, null]);
  expect(toldCounts([40, 0, 30, 3])).toEqual([40, null, 30, null]);
  expect(toldCounts([9, 9])).toEqual([null, null]);
  expect(toldCounts([25, 4])).toEqual([null, null]);
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 6 }), (counts) => {
      const told = toldCounts(counts);
      expect(told.every((count) => count === null || count >= 10)).toBe(true);
      expect(told.filter((count) => count === null)).not.toHaveLength(1);
    }),
  );
});
