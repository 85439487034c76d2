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
