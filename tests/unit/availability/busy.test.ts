import { expect, test } from "vitest";
import { busyFromIso, busyIntervals, occupiedBy } from "#app/domain/availability/busy.ts";
import { parseInstant } from "#app/domain/availability/instant-text.ts";

test("a booking occupies its buffers as well, a calendar event only itself", () => {
  const booking = { start: 1000, end: 2000, bufferBeforeMs: 100, bufferAfterMs: 300 };
  expect(occupiedBy(booking)).toEqual({ start: 900, end: 2300 });
  expect([...busyIntervals([booking], [{ start: 5000, end: 6000 }])]).toEqual([900, 2300, 5000, 6000]);
});

test("the fast reader of instants agrees with Date on every form that it reads", () => {
  const wrong: string[] = [];
  for (let t = Date.UTC(1896, 0, 1); t < Date.UTC(2110, 0, 1); t += 0.7 * 86_400_000 + 1234) {
    const text = new Date(Math.floor(t)).toISOString();
    const whole = `${text.slice(0, 19)}Z`;
    if (parseInstant(text) !== Math.floor(t) || parseInstant(whole) !== Date.parse(whole)) wrong.push(text);
  }
  expect(wrong).toEqual([]);
  expect(parseInstant("2026-07-28T09:00:00+02:00")).toBe(Date.UTC(2026, 6, 28, 7));
  expect(parseInstant("2026-07-28T09:00-02:30")).toBe(Date.UTC(2026, 6, 28, 11, 30));
});

test("a text that names no instant, or one that depends on the reader's zone, is refused", () => {
  const texts = [
    "",
    "2026-07-28",
    "2026-07-28T09:00:00",
    "2026-07-28T09:00:00.000",
    "2026-02-29T09:00:00Z",
    "2026-13-01T09:00:00Z",
    "2026-00-01T09:00:00Z",
    "2026-07-00T09:00:00Z",
    "2026-07-28T24:00:00Z",
    "2026-07-28T09:60:00Z",
    "2026-07-28T09:00:60Z",
    "2026-07-28T09:00:00.0x0Z",
    "2026-07-28 09:00:00Z",
    "2026/07/28T09:00:00Z",
    "-026-07-28T09:00:00Z",
    "2026-07-28T0:900:00Z",
    "2026-07-28T09:00:00,000Z",
    "next Tuesday at nine",
  ];
  for (const text of texts) expect(parseInstant(text), text).toBeNaN();
});

test("a busy time that cannot be read stops the computation, since leaving it out would offer a taken time", () => {
  expect(() => busyFromIso([{ start: "2026-07-28T09:00:00Z", end: "soon" }])).toThrow(RangeError);
});
