import { expect, test } from "vitest";
import {
  type Arrival,
  freeAbandoned,
  freeSeat,
  noSeats,
  showMedia,
  stepAway,
  takeSeat,
} from "#app/domain/room/seats.ts";

const person = (id: string, peerId = `p-${id}`): Arrival => ({
  id,
  role: "attendee",
  name: id,
  peerId,
  microphone: true,
  camera: true,
});
const sit = (...people: Arrival[]) =>
  people.reduce((seats, who, index) => takeSeat(seats, who, index).seats, noSeats);

test("each newcomer has a higher order than everyone before", () => {
  expect(sit(person("a"), person("b"), person("c")).list.map((seat) => seat.order)).toEqual([1, 2, 3]);
});

test("coming back by the same page keeps the seat, its order and its screen", () => {
  const seats = showMedia(sit(person("a"), person("b")), "a", {
    microphone: true,
    camera: true,
    screen: true,
  });
  const { seats: after, came } = takeSeat(stepAway(seats, "a", "connection-lost", 50), person("a"), 60);
  expect(came).toBe(false);
  expect(after.list[0]).toMatchObject({ id: "a", order: 1, screen: true, joinedAt: 0, away: null });
});

test("coming back by a reloaded page keeps the seat but calls anew: the order rises and no screen is shared", () => {
  const seats = showMedia(sit(person("a"), person("b")), "a", {
    microphone: true,
    camera: true,
    screen: true,
  });
  const { seats: after, came } = takeSeat(seats, person("a", "p-new"), 60);
  expect(came).toBe(false);
  expect(after.list[0]).toMatchObject({ peerId: "p-new", order: 3, screen: false, joinedAt: 0 });
  expect(after.list).toHaveLength(2);
});

test("a closed page's seat is kept for five seconds, a broken connection's for thirty", () => {
  const closed = stepAway(sit(person("a")), "a", "page-closed", 1_000);
  expect(freeAbandoned(closed, 5_999).departures).toEqual([]);
  expect(freeAbandoned(closed, 6_000).departures).toMatchObject([{ reason: "left", at: 1_000 }]);
  const lost = stepAway(sit(person("a")), "a", "connection-lost", 1_000);
  expect(freeAbandoned(lost, 30_999).departures).toEqual([]);
  const freed = freeAbandoned(lost, 31_000);
  expect(freed.departures).toMatchObject([{ reason: "connection-lost", at: 1_000 }]);
  expect(freed.seats.list).toEqual([]);
});

test("the goodbye that comes before the closing counts, not the closing", () => {
  const seats = stepAway(stepAway(sit(person("a")), "a", "page-closed", 1), "a", "connection-lost", 2);
  expect(seats.list[0]?.away).toEqual({ since: 1, cause: "page-closed" });
});

test("somebody who is here leaves now, somebody who was away left when the connection ended", () => {
  expect(freeSeat(sit(person("a")), "a", "left", 900).departure?.at).toBe(900);
  const away = stepAway(sit(person("a")), "a", "connection-lost", 400);
  expect(freeSeat(away, "a", "time-over", 900).departure).toMatchObject({ at: 400, reason: "time-over" });
});

test("words about an unknown seat change nothing", () => {
  const seats = sit(person("a"));
  expect(stepAway(seats, "z", "page-closed", 1)).toBe(seats);
  expect(showMedia(seats, "z", { microphone: false, camera: false, screen: true })).toBe(seats);
  expect(freeSeat(seats, "z", "left", 1)).toEqual({ seats, departure: null });
});
