import { expect, test } from "vitest";
import { createBlurPace } from "#app/features/rooms/browser/blur-pace.ts";

/** Pictures that take so long each, one after the other; the time when it was called too slow, or null. */
function run(times: number[]): number | null {
  const pace = createBlurPace();
  let now = 0;
  for (const milliseconds of times) {
    now += milliseconds;
    const wait = pace.took(milliseconds, now);
    if (wait === "slow") return now;
    now += wait;
  }
  return null;
}

test("a quick machine is asked for no more pictures than a talking head needs", () => {
  expect(createBlurPace().took(10, 10)).toBeCloseTo(1000 / 24 - 10);
  expect(createBlurPace().took(100, 100)).toBe(0);
});

test("a machine that needs more than a fifth of a second for each picture is too slow after six seconds", () => {
  expect(run(Array(100).fill(250))).toBe(6_000);
  expect(run(Array(1000).fill(199))).toBe(null);
});

test("a slow moment is forgiven", () => {
  const moment = Array(20).fill(250);
  expect(run([...moment, 50, ...moment, 50, ...moment])).toBe(null);
});

test("one picture that takes very long is enough", () => {
  expect(run([7_000])).toBe(7_000);
});
