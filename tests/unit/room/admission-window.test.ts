import { expect, test } from "vitest";
import { roomPhase } from "#app/domain/room/admission-window.ts";

const minute = 60_000;
const startsAt = Date.UTC(2026, 10, 24, 10);
const meeting = { startsAt, endsAt: startsAt + 30 * minute, cancelled: false };

test("the room opens fifteen minutes before the start, to the millisecond", () => {
  expect(roomPhase(meeting, startsAt - 15 * minute - 1)).toBe("early");
  expect(roomPhase(meeting, startsAt - 15 * minute)).toBe("open");
});

test("the room closes an hour after the planned end, to the millisecond", () => {
  expect(roomPhase(meeting, meeting.endsAt + 60 * minute - 1)).toBe("open");
  expect(roomPhase(meeting, meeting.endsAt + 60 * minute)).toBe("over");
});

test("a cancelled meeting has no room at any time", () => {
  for (const now of [0, startsAt, meeting.endsAt + 61 * minute]) {
    expect(roomPhase({ ...meeting, cancelled: true }, now)).toBe("cancelled");
  }
});

const hour = 60 * minute;
const atOnce = { startsAt, endsAt: startsAt + hour, cancelled: false };

test("the room of a meeting at once stays for its first hour, though nobody came", () => {
  expect(roomPhase({ ...atOnce, openUntil: null }, startsAt + hour - 1)).toBe("open");
  expect(roomPhase({ ...atOnce, openUntil: null }, startsAt + hour)).toBe("over");
});

test("a meeting at once goes on as long as it is held open, and for a day at most", () => {
  const until = startsAt + 5 * hour;
  expect(roomPhase({ ...atOnce, openUntil: until }, until - 1)).toBe("open");
  expect(roomPhase({ ...atOnce, openUntil: until }, until)).toBe("over");
  // Whoever leaves at once does not shorten what was held.
  expect(roomPhase({ ...atOnce, openUntil: startsAt + 30 * minute }, startsAt + hour - 1)).toBe("open");
  const forgotten = { ...atOnce, openUntil: startsAt + 90 * hour };
  expect(roomPhase(forgotten, startsAt + 24 * hour - 1)).toBe("open");
  expect(roomPhase(forgotten, startsAt + 24 * hour)).toBe("over");
  expect(roomPhase({ ...forgotten, cancelled: true }, startsAt)).toBe("cancelled");
});
