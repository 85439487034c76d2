import { expect, test } from "vitest";
import {
  mayKeepForGood,
  parseRetentionLimits,
  retentionLimits,
} from "#app/domain/privacy/retention-limits.ts";
import { retentionRules } from "#app/features/privacy/data-map-types.ts";
import { mailingInput } from "../notices/notice-scene.ts";

test("an operator's limits are read rule by rule; what is not named stays as wide as Parley allows", () => {
  expect(parseRetentionLimits("booking 30-730,answer 0 - 90")).toEqual({
    ...retentionLimits,
    booking: { min: 30, max: 730 },
    answer: { min: 0, max: 90 },
  });
});

test.each(["", "booking", "booking 30", "meeting 1-5", "booking 1-5 answer 0-3", "booking -1-5"])(
  "what names no rule with its days is refused: %j",
  (text) => expect(parseRetentionLimits(text)).toContain("must name rules"),
);

test.each(["booking 0-30", "booking 30-2558", "call 29-60", "call 60-30"])(
  "limits wider than Parley's own, or the wrong way round, are refused: %j",
  (text) => expect(parseRetentionLimits(text)).toContain("must keep"),
);

test("bookings may stay for good where no limit ends them", () => {
  expect(mayKeepForGood(retentionLimits)).toBe(true);
  expect(mayKeepForGood({ ...retentionLimits, booking: { min: 30, max: 2557 } })).toBe(true);
  expect(mayKeepForGood({ ...retentionLimits, booking: { min: 1, max: 2556 } })).toBe(false);
});

test("the notice says the instance's own range, and a figure within it", () => {
  const { rules } = mailingInput();
  expect(rules.booking).toEqual({ days: retentionRules.booking.days, range: retentionLimits.booking });
  const limits = parseRetentionLimits("booking 1-180");
  if (typeof limits === "string") throw new Error(limits);
  expect(mailingInput(undefined, undefined, limits).rules.booking).toEqual({
    days: 180,
    range: { min: 1, max: 180 },
  });
});
