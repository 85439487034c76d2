import { expect, test } from "vitest";
import { type CallEvent, type CallState, firstCallState, reduceCall } from "#app/domain/room/call-state.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";

const seat = (id: string, more: Partial<ShownSeat> = {}): ShownSeat => ({
  id,
  role: "attendee",
  name: id.toUpperCase(),
  peerId: `p-${id}`,
  order: 1,
  microphone: true,
  camera: true,
  screen: false,
  hand: null,
  leads: false,
  away: null,
  ...more,
});
const expected = [
  { id: "me", name: "ME", role: "host" as const },
  { id: "ann", name: "ANN", role: "attendee" as const },
];
const meeting = {
  endsAt: 0,
  closesAt: 0,
  nextAt: null,
  waitingRoom: "strangers" as const,
  locked: false,
  chatDays: null,
};
const roster = (...seats: ShownSeat[]): CallEvent => ({
  type: "roster",
  roster: { seats, expected, knocks: [], keptOut: [], callStartedAt: null, meeting },
});
const run = (...events: CallEvent[]) => events.reduce(reduceCall, firstCallState);
const inCall = run(
  { type: "welcome", id: "me", peerId: "p-me", admitted: true, life: "one" },
  { type: "enter" },
  roster(seat("me")),
);
const kinds = (state: CallState) => state.notices.map((notice) => notice.kind);

test("a member enters, and is in the call once the roster shows the own seat", () => {
  const entering = run(
    { type: "welcome", id: "me", peerId: "p-me", admitted: true, life: "one" },
    { type: "enter" },
  );
  expect(entering.phase).toBe("entering");
  expect(reduceCall(entering, roster(seat("ann"))).phase).toBe("entering");
  expect(inCall.phase).toBe("in-call");
});

test("an earlier page's seat does not let a page in that is loading anew", () => {
  const entering = run(
    { type: "welcome", id: "me", peerId: "p-later", admitted: true, life: "one" },
    { type: "enter" },
  );
  expect(reduceCall(entering, roster(seat("me"))).phase).toBe("entering");
  expect(reduceCall(entering, roster(seat("me", { peerId: "p-later" }))).phase).toBe("in-call");
});

test("a guest asks first and enters when admitted", () => {
  const asking = run(
    { type: "welcome", id: "g", peerId: "p-g", admitted: false, life: "one" },
    { type: "enter" },
  );
  expect(asking.phase).toBe("asking");
  expect(reduceCall(asking, { type: "knocking", hostPresent: true, locked: false }).hostPresent).toBe(true);
  expect(reduceCall(asking, { type: "admitted" }).phase).toBe("entering");
  expect(reduceCall(asking, { type: "declined" })).toMatchObject({ phase: "ended", ended: "declined" });
});

test("missing are those who were booked and are not here, never oneself", () => {
  expect(inCall.missing.map((person) => person.id)).toEqual(["ann"]);
  expect(reduceCall(inCall, roster(seat("me"), seat("ann"))).missing).toEqual([]);
});

test("coming, losing the connection, returning and leaving are told", () => {
  const lost = { since: 1, cause: "connection-lost" as const };
  const steps: CallEvent[] = [
    roster(seat("me"), seat("ann")),
    roster(seat("me"), seat("ann", { away: lost })),
    roster(seat("me"), seat("ann")),
    { type: "departed", id: "ann", name: "ANN", reason: "left" },
  ];
  expect(kinds(steps.reduce(reduceCall, inCall))).toEqual(["came", "lost", "back", "left"]);
  const gone: CallEvent = { type: "departed", id: "ann", name: "ANN", reason: "connection-lost" };
  expect(kinds(reduceCall(inCall, gone))).toEqual(["gone"]);
});

test("a page that loads anew makes no noise", () => {
  const reloading = { since: 1, cause: "page-closed" as const };
  const steps = [
    roster(seat("me"), seat("ann")),
    roster(seat("me"), seat("ann", { away: reloading })),
    roster(seat("me"), seat("ann", { peerId: "p-new", order: 5 })),
  ];
  expect(kinds(steps.reduce(reduceCall, inCall))).toEqual(["came"]);
});

test("a knock is told once, however often the roster repeats it", () => {
  const knocks = [{ id: "g", name: "Gus" }];
  const event: CallEvent = {
    type: "roster",
    roster: { seats: [seat("me")], expected, knocks, keptOut: [], callStartedAt: null, meeting },
  };
  expect(kinds([event, event].reduce(reduceCall, inCall))).toEqual(["knock"]);
});

test("a lost socket does not end the call", () => {
  const state = reduceCall(inCall, { type: "socket", state: "lost" });
  expect(state).toMatchObject({ phase: "in-call", socket: "lost" });
});

test("after a restart of the server the others are held until they register again or their time is over", () => {
  const told = reduceCall(inCall, roster(seat("me"), seat("ann"), seat("bo")));
  const welcome = { type: "welcome", id: "me", peerId: "p-me", admitted: true } as const;
  const back = [{ ...welcome, life: "two" }, roster(seat("me"))].reduce(reduceCall, told);
  expect(back.others.map((other) => other.id)).toEqual(["ann", "bo"]);
  const annIsBack = reduceCall(back, roster(seat("me"), seat("ann", { order: 2 })));
  expect(annIsBack.others.map((other) => other.id)).toEqual(["ann", "bo"]);
  const over = reduceCall(annIsBack, { type: "hold-over" });
  expect(over.others.map((other) => other.id)).toEqual(["ann"]);
  expect(kinds(over)).toEqual(kinds(told));
});

test("after a mere loss of the socket the roster is believed at once", () => {
  const told = reduceCall(inCall, roster(seat("me"), seat("ann")));
  const welcome = { type: "welcome", id: "me", peerId: "p-me", admitted: true, life: "one" } as const;
  expect([welcome, roster(seat("me"))].reduce(reduceCall, told).others).toEqual([]);
});

test("nothing revives a call that has ended", () => {
  const over = reduceCall(inCall, { type: "ended", reason: "over" });
  for (const event of [roster(seat("me")), { type: "enter" }, { type: "admitted" }] as CallEvent[]) {
    expect(reduceCall(over, event)).toBe(over);
  }
});

test("a notice that was read goes, and numbers are not used again", () => {
  const told = reduceCall(inCall, roster(seat("me"), seat("ann")));
  const id = told.notices[0]?.id ?? 0;
  const read = reduceCall(told, { type: "notice-read", id });
  expect(read.notices).toEqual([]);
  const again = reduceCall(read, { type: "departed", id: "ann", name: "ANN", reason: "left" });
  expect(again.notices[0]?.id).toBe(id + 1);
});

test("whoever pressed join in a room that was locked meanwhile is at its door", () => {
  const entering = run(
    { type: "welcome", id: "ann", peerId: "p-ann", admitted: true, life: "one" },
    { type: "enter" },
  );
  const atDoor = reduceCall(entering, { type: "knocking", hostPresent: true, locked: true });
  expect(atDoor).toMatchObject({ phase: "asking", admitted: false });
  expect(reduceCall(atDoor, { type: "told", from: "ME", text: "Two minutes" }).told).toEqual([
    { from: "ME", text: "Two minutes" },
  ]);
});

test("a raised hand, a lock and being made co-host are each told once", () => {
  const before = reduceCall(inCall, roster(seat("me"), seat("ann")));
  const raised = reduceCall(before, roster(seat("me"), seat("ann", { hand: 5 })));
  const again = reduceCall(raised, roster(seat("me"), seat("ann", { hand: 5 })));
  const locked = reduceCall(again, {
    type: "roster",
    roster: {
      ...{
        seats: [seat("me", { leads: true }), seat("ann", { hand: 5 })],
        expected,
        knocks: [],
        keptOut: [],
      },
      ...{ callStartedAt: null, meeting: { ...meeting, locked: true } },
    },
  });
  expect(kinds(locked)).toEqual(["came", "hand", "leads", "locked"]);
});

test("whoever sits in the room by another page is asked, as long as that page lives", () => {
  const lobby = run(
    { type: "welcome", id: "me", peerId: "p-me", admitted: true, life: "one" },
    roster(seat("me", { peerId: "p-phone" })),
  );
  expect([lobby.phase, lobby.elsewhere]).toEqual(["lobby", true]);
  const away = { since: 1, cause: "page-closed" as const };
  expect(reduceCall(lobby, roster(seat("me", { peerId: "p-phone", away }))).elsewhere).toBe(false);
  expect(reduceCall(lobby, roster()).elsewhere).toBe(false);
  const raced = run(
    { type: "welcome", id: "me", peerId: "p-me", admitted: true, life: "one" },
    { type: "enter" },
    { type: "elsewhere" },
  );
  expect([raced.phase, raced.elsewhere]).toEqual(["lobby", true]);
});

test("a page whose seat another one took while it was away is over", () => {
  const over = reduceCall(inCall, { type: "elsewhere" });
  expect([over.phase, over.ended]).toEqual(["ended", "replaced"]);
});
