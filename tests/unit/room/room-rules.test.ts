import { expect, test } from "vitest";
import {
  type HostCommand,
  mayCommand,
  mayEnter,
  openRules,
  rulesAfter,
  type Standing,
  standingOf,
  waitingRooms,
} from "#app/domain/room/room-rules.ts";

const host = { id: "host-h", role: "host" as const, letIn: false };
const attendee = { id: "attendee-a", role: "attendee" as const, letIn: false };
const guest = { id: "guest-g", role: "guest" as const, letIn: false };
const locked = { ...openRules, locked: true };

test("who comes in without knocking, by the waiting room and the lock", () => {
  const table = waitingRooms.map((waitingRoom) =>
    [openRules, locked].map((rules) =>
      [host, attendee, guest].map((person) => mayEnter(waitingRoom, rules, person)),
    ),
  );
  expect(table).toEqual([
    // off
    [
      [true, true, true],
      [true, false, false],
    ],
    // strangers
    [
      [true, true, false],
      [true, false, false],
    ],
    // everyone
    [
      [true, false, false],
      [true, false, false],
    ],
  ]);
});

test("who was let in stays so through a lock, and through no removal", () => {
  for (const waitingRoom of waitingRooms) {
    const admitted = rulesAfter(openRules, { type: "admit", id: guest.id }, []);
    const lockedThen = rulesAfter(admitted, { type: "lock", locked: true }, [attendee.id]);
    expect(mayEnter(waitingRoom, lockedThen, { ...guest, letIn: true })).toBe(true);
    expect(mayEnter(waitingRoom, lockedThen, attendee)).toBe(true);
    const removed = rulesAfter(lockedThen, { type: "remove", id: guest.id }, [attendee.id, guest.id]);
    expect(mayEnter(waitingRoom, removed, { ...guest, letIn: true })).toBe(false);
    expect(mayEnter(waitingRoom, removed, { ...guest, id: "guest-again" })).toBe(false);
    const readmitted = rulesAfter(removed, { type: "readmit", id: guest.id }, []);
    expect(readmitted.keptOut).toEqual([]);
    expect(rulesAfter(removed, { type: "admit", id: guest.id }, []).keptOut).toEqual([]);
  }
});

test("a host is never shut out, whatever the rules say", () => {
  const worst = { ...locked, strangersKnock: true, keptOut: [host.id] };
  for (const waitingRoom of waitingRooms) expect(mayEnter(waitingRoom, worst, host)).toBe(true);
});

test("what each standing may do to whom", () => {
  const about = ["mute", "stop-screen", "lower-hand", "remove"] as const;
  const commands: HostCommand[] = [
    ...about.map((type) => ({ type, id: "x" })),
    { type: "co-host", id: "x", on: true },
    { type: "lock", locked: true },
    { type: "end" },
    { type: "extend" },
  ];
  const allowed = (standing: Standing, target: Standing) =>
    commands.filter((command) => mayCommand(standing, command, target)).map(({ type }) => type);
  expect(allowed("none", "none")).toEqual([]);
  expect(allowed("host", "none")).toEqual(commands.map(({ type }) => type));
  expect(allowed("host", "host")).toEqual(["mute", "stop-screen", "lower-hand", "lock", "end", "extend"]);
  expect(allowed("co-host", "none")).toEqual(["mute", "stop-screen", "lower-hand", "remove", "lock"]);
  expect(allowed("co-host", "co-host")).toEqual(["mute", "stop-screen", "lower-hand", "lock"]);
  expect(allowed("co-host", "host")).toEqual(["mute", "stop-screen", "lower-hand", "lock"]);
});

test("a co-host who is removed leads no longer when they are let back in", () => {
  const led = rulesAfter(openRules, { type: "co-host", id: attendee.id, on: true }, []);
  expect(standingOf(led, attendee)).toBe("co-host");
  const removed = rulesAfter(led, { type: "remove", id: attendee.id }, [attendee.id]);
  expect(standingOf(rulesAfter(removed, { type: "readmit", id: attendee.id }, []), attendee)).toBe("none");
});
