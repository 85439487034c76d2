import { expect, test } from "vitest";
import {
  type ClockedRequest,
  daysLeft,
  dueAtOf,
  executionDay,
  isCarriedOut,
  markDue,
  mayExtend,
  mayHold,
} from "#app/domain/privacy/request-clock.ts";

const dayMs = 86_400_000;
const receivedAt = Date.UTC(2027, 2, 20, 9);
const after = (days: number) => receivedAt + days * dayMs;
const request = (wanted: Partial<ClockedRequest> = {}): ClockedRequest => ({
  ...{ kind: "access", state: "open", receivedAt, extended: false, lastMark: 0 },
  ...wanted,
});

/** The days that are marked by a clock that looks every hour, as long as the request stands. */
function marksUntil(days: number, wanted: Partial<ClockedRequest> = {}): number[] {
  const marks: number[] = [];
  for (let at = receivedAt; at <= after(days); at += 3_600_000) {
    const due = markDue(request({ ...wanted, lastMark: marks.at(-1) ?? 0 }), at);
    if (due !== null) marks.push(due);
  }
  return marks;
}

test("a request is due 30 days of 24 hours after it came, whatever clocks do meanwhile, and 60 once it was extended", () => {
  expect(dueAtOf(request())).toBe(after(30));
  expect(dueAtOf(request({ extended: true }))).toBe(after(60));
  expect([
    daysLeft(after(30), after(0)),
    daysLeft(after(30), after(29.5)),
    daysLeft(after(30), after(31)),
  ]).toEqual([30, 1, -1]);
});

test("days 7, 21, 25, 27 and 30 are marked once each, and every day that it is overdue", () => {
  expect(marksUntil(33)).toEqual([7, 21, 25, 27, 30, 31, 32, 33]);
  expect(marksUntil(61, { extended: true })).toEqual([7, 21, 25, 27, 51, 55, 57, 60, 61]);
});

test("after a pause of the program the latest missed mark is made, not all of them", () => {
  expect(markDue(request({ lastMark: 7 }), after(26))).toBe(25);
});

test("silence erases on day 7 and carries anything else out on day 25; free words and what is held wait for an answer", () => {
  expect(isCarriedOut(request({ kind: "erase" }), after(7) - 1)).toBe(false);
  expect(isCarriedOut(request({ kind: "erase" }), after(7))).toBe(true);
  expect(isCarriedOut(request({ kind: "correct" }), after(25) - 1)).toBe(false);
  expect(isCarriedOut(request({ kind: "correct" }), after(25))).toBe(true);
  expect(isCarriedOut(request({ kind: "erase", state: "held" }), after(29))).toBe(false);
  expect(executionDay({ kind: "other", extended: false })).toBeNull();
  expect(executionDay({ kind: "correct", extended: true })).toBe(55);
});

test("a request is extended once and before it is due; an erasure is held back within 7 days", () => {
  expect(mayExtend(request(), after(30) - 1)).toBe(true);
  expect(mayExtend(request(), after(30))).toBe(false);
  expect(mayExtend(request({ extended: true }), after(3))).toBe(false);
  expect(mayExtend(request({ state: "done" }), after(3))).toBe(false);
  expect(mayHold(request({ kind: "erase" }), after(7) - 1)).toBe(true);
  expect(mayHold(request({ kind: "erase" }), after(7))).toBe(false);
});

test("what concerns a minor is due after 72 hours, erased without grace, and neither put off nor held back", () => {
  const minor = { minor: true } as const;
  expect(dueAtOf(request(minor))).toBe(after(3));
  expect(isCarriedOut(request({ ...minor, kind: "erase" }), receivedAt)).toBe(true);
  expect(isCarriedOut(request({ ...minor, kind: "correct" }), after(2) - 1)).toBe(false);
  expect(isCarriedOut(request({ ...minor, kind: "correct" }), after(2))).toBe(true);
  expect(executionDay({ kind: "other", extended: false, ...minor })).toBeNull();
  expect(mayExtend(request(minor), after(1))).toBe(false);
  expect(mayHold(request({ ...minor, kind: "erase" }), after(0))).toBe(false);
  expect(marksUntil(5, minor)).toEqual([1, 2, 3, 4, 5]);
});
