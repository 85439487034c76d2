import { expect, test } from "vitest";
import { unseenIn } from "#app/features/dashboard/unseen-in-room.ts";

const over = { locationKind: "parley_room", endsAt: new Date(1000) };
const host = { role: "host", attendeeId: null };
const grace = { role: "attendee", attendeeId: "grace" };

test("that somebody did not come is proposed once the meeting is over and nobody saw them in its room", () => {
  expect(unseenIn(over, [], 1000)("grace")).toBe(true);
  expect(
    unseenIn(over, [{ participants: [host, { role: "attendee", attendeeId: "zoe" }] }], 1000)("grace"),
  ).toBe(true);
  expect(unseenIn(over, [], 999)("grace")).toBe(false);
});

test("nothing is proposed of who was there, may have been there unknown, or was to be met elsewhere", () => {
  expect(unseenIn(over, [{ participants: [host] }, { participants: [host, grace] }], 2000)("grace")).toBe(
    false,
  );
  expect(unseenIn(over, [{ participants: [host, { role: "guest", attendeeId: null }] }], 2000)("grace")).toBe(
    false,
  );
  for (const locationKind of ["in_person", "host_calls", "google_meet"])
    expect(unseenIn({ ...over, locationKind }, [], 2000)("grace")).toBe(false);
});
