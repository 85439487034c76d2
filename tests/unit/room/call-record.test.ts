import { expect, test } from "vitest";
import {
  type CallRecord,
  callSeconds,
  recordArrival,
  recordDeparture,
} from "#app/domain/room/call-record.ts";
import { noSeats, type Seat, takeSeat } from "#app/domain/room/seats.ts";

function seats(...ids: string[]): Seat[] {
  let taken = noSeats;
  for (const id of ids) {
    const who = { id, role: "guest" as const, name: id, peerId: id, microphone: true, camera: true };
    taken = takeSeat(taken, who, 0).seats;
  }
  return [...taken.list];
}
const seat = (id: string) => seats(id)[0] as Seat;
const types = ({ entries }: { entries: { type: string }[] }) => entries.map((entry) => entry.type);
const running: CallRecord = { startedAt: 10, ended: false };

test("one person in a room is no call", () => {
  expect(recordArrival(null, seat("a"), seats("a"), 5)).toEqual({ record: null, entries: [] });
  expect(recordDeparture(null, { seat: seat("a"), at: 9, reason: "left" }, 0)).toEqual({
    record: null,
    entries: [],
  });
});

test("the call begins when the second comes in, with both in it", () => {
  const both = seats("a", "b");
  const { record, entries } = recordArrival(null, seat("b"), both, 10);
  expect(record).toEqual(running);
  expect(entries).toEqual([{ type: "begin", at: 10, seats: both }]);
});

test("a third is entered into the same call and may leave it again", () => {
  expect(types(recordArrival(running, seat("c"), seats("a", "b", "c"), 20))).toEqual(["enter"]);
  const left = recordDeparture(running, { seat: seat("c"), at: 30, reason: "left" }, 2);
  expect(types(left)).toEqual(["exit"]);
  expect(left.record).toEqual(running);
});

test("the call ends when one is left, at that moment and for that reason", () => {
  const { record, entries } = recordDeparture(
    running,
    { seat: seat("b"), at: 30, reason: "connection-lost" },
    1,
  );
  expect(entries).toContainEqual({ type: "end", at: 30, reason: "connection-lost" });
  expect(record).toEqual({ startedAt: 10, ended: true });
  const last = recordDeparture(record, { seat: seat("a"), at: 90, reason: "left" }, 0);
  expect(types(last)).toEqual(["exit"]);
  expect(last.record).toBeNull();
});

test("who comes back while the other still waits goes on with the same call", () => {
  const { record, entries } = recordArrival({ startedAt: 10, ended: true }, seat("b"), seats("a", "b"), 50);
  expect(entries.map((entry) => entry.type)).toEqual(["enter", "resume"]);
  expect(record).toEqual(running);
});

test("a duration is in whole seconds and never negative", () => {
  expect(callSeconds(1_000, 62_400)).toBe(61);
  expect(callSeconds(5_000, 4_000)).toBe(0);
});
