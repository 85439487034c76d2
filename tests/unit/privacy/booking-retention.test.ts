import fc from "fast-check";
import { expect, test } from "vitest";
import { type BookingTimes, erasureDueAt, retentionAnchor } from "#app/domain/privacy/booking-retention.ts";

const hourMs = 3_600_000;
const end = Date.UTC(2027, 2, 1, 12);
const booking: BookingTimes = { status: "confirmed", endsAt: end, cancelledAt: null, callEndedAt: null };

test("a booking is due its days times 24 hours after its end, whatever clocks did in between", () => {
  expect(erasureDueAt(booking, 30)).toBe(Date.UTC(2027, 2, 31, 12));
  expect(erasureDueAt(booking, 1)).toBe(end + 24 * hourMs);
});

test("a call that ran late puts erasure off, one that ended early does not hasten it", () => {
  expect(retentionAnchor({ ...booking, callEndedAt: end + hourMs })).toBe(end + hourMs);
  expect(retentionAnchor({ ...booking, callEndedAt: end - hourMs })).toBe(end);
});

test("a cancelled booking counts from its cancellation, even where its time would still come", () => {
  const cancelled = { ...booking, status: "cancelled", cancelledAt: end - 100 * hourMs } as const;
  expect(retentionAnchor(cancelled)).toBe(end - 100 * hourMs);
});

test("a request counts from its refusal or expiry, and from its end while nobody has answered", () => {
  const answered = { ...booking, cancelledAt: end - 9 * hourMs };
  expect(retentionAnchor({ ...answered, status: "declined" })).toBe(end - 9 * hourMs);
  expect(retentionAnchor({ ...answered, status: "expired" })).toBe(end - 9 * hourMs);
  expect(retentionAnchor({ ...booking, status: "pending" })).toBe(end);
});

test("a confirmed booking is never due before its end, and a longer rule never comes sooner", () => {
  const instant = fc.integer({ min: 0, max: 4e12 });
  const optional = fc.option(instant);
  fc.assert(
    fc.property(
      instant,
      optional,
      fc.integer({ min: 1, max: 2557 }),
      fc.integer({ min: 0, max: 2557 }),
      (endsAt, callEndedAt, days, more) => {
        const times = { status: "confirmed", endsAt, cancelledAt: null, callEndedAt } as const;
        expect(erasureDueAt(times, days)).toBeGreaterThan(endsAt);
        expect(erasureDueAt(times, days + more)).toBeGreaterThanOrEqual(erasureDueAt(times, days));
      },
    ),
  );
});
