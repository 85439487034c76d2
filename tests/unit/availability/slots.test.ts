import { expect, test } from "vitest";
import { busyIntervals } from "#app/domain/availability/busy.ts";
import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import type { HostAvailability } from "#app/domain/availability/slot-query.ts";
import { nearestSlots, slotsFor } from "#app/domain/availability/slots.ts";
import { day, everyDay, host, hour, minute, query, times } from "./scene.ts";

test("starts follow each other by the interval, which is the length unless it is set", () => {
  expect(times(slotsFor(query([host({})])))).toEqual(["09:00", "10:00", "11:00"]);
  const halfHourly = slotsFor(query([host({})], { intervalMs: 30 * minute }));
  expect(times(halfHourly)).toEqual(["09:00", "09:30", "10:00", "10:30", "11:00"]);
  expect(times(slotsFor(query([host({})], { offsetMs: 15 * minute })))).toEqual(["09:15", "10:15"]);
});

test("a slot that only touches a busy interval stays free", () => {
  const busy: [string, string][] = [["2026-07-28T10:00:00Z", "2026-07-28T11:00:00Z"]];
  expect(times(slotsFor(query([host({ busy })])))).toEqual(["09:00", "11:00"]);
  const later: [string, string][] = [["2026-07-28T10:00:00.001Z", "2026-07-28T11:00:00.001Z"]];
  expect(times(slotsFor(query([host({ busy: later })])))).toEqual(["09:00"]);
});

test("busy time removes candidates and never moves the others", () => {
  const busy: [string, string][] = [["2026-07-28T09:00:00Z", "2026-07-28T09:20:00Z"]];
  expect(times(slotsFor(query([host({ busy })])))).toEqual(["10:00", "11:00"]);
});

test("an empty busy interval takes nothing away", () => {
  const busy: [string, string][] = [["2026-07-28T10:30:00Z", "2026-07-28T10:30:00Z"]];
  expect(times(slotsFor(query([host({ busy })])))).toEqual(["09:00", "10:00", "11:00"]);
});

test("both buffers count between two bookings, only the candidate's against a calendar event", () => {
  const buffers = { bufferBeforeMs: 15 * minute, bufferAfterMs: 15 * minute, intervalMs: 15 * minute };
  const meeting = { start: Date.UTC(2026, 6, 28, 10), end: Date.UTC(2026, 6, 28, 11) };
  const wide = { ...host({ weekly: everyDay([7, 14]) }) };
  const booked = { ...wide, busy: busyIntervals([{ ...meeting, ...buffers }]) };
  const event = { ...wide, busy: busyIntervals([], [meeting]) };
  const around = (one: HostAvailability) => {
    const slots = times(slotsFor(query([one], buffers)));
    return [slots.filter((time) => time < "10:00").at(-1), slots.find((time) => time > "10:00")];
  };
  expect(around(booked)).toEqual(["08:30", "11:30"]);
  expect(around(event)).toEqual(["08:45", "11:15"]);
});

test("buffers may lie outside of the hours", () => {
  const slots = slotsFor(query([host({})], { bufferBeforeMs: 2 * hour, bufferAfterMs: 2 * hour }));
  expect(times(slots)).toEqual(["09:00", "10:00", "11:00"]);
});

test("a meeting may run from one range into the range that it touches", () => {
  const nights = everyDay([22, 24], [0, 1]);
  const range = { from: Date.UTC(2026, 6, 28, 20), to: Date.UTC(2026, 6, 29, 4) };
  const slots = slotsFor(
    query([host({ weekly: nights })], { range, lengthMs: 90 * minute, intervalMs: 30 * minute }),
  );
  expect(times(slots)).toEqual(["22:00", "22:30", "23:00", "23:30"]);
});

test("each range anchors its own grid, also when it touches the one before", () => {
  const weekly = everyDay([9, 11], [11, 13]);
  const slots = slotsFor(query([host({ weekly })], { lengthMs: 45 * minute, intervalMs: 45 * minute }));
  expect(times(slots)).toEqual(["09:00", "09:45", "10:30", "11:00", "11:45"]);
});

test("rules that overlap are one range on one grid", () => {
  const weekly = everyDay([9, 11], [10.5, 13]);
  expect(times(slotsFor(query([host({ weekly })])))).toEqual(["09:00", "10:00", "11:00", "12:00"]);
});

test("an override replaces the rules of its date alone", () => {
  const overrides = [{ date: "2026-07-28", intervals: [{ startMinute: 840, endMinute: 960 }] }];
  const slots = slotsFor(query([host({ overrides })], { range: day("2026-07-27", 3) }));
  expect(times(slots, true)).toEqual([
    ...["27T09:00", "27T10:00", "27T11:00"],
    ...["28T14:00", "28T15:00"],
    ...["29T09:00", "29T10:00", "29T11:00"],
  ]);
});

test("an override without intervals makes its date unavailable", () => {
  const overrides = [{ date: "2026-07-28", intervals: [] }];
  expect(slotsFor(query([host({ overrides })]))).toEqual([]);
});

test("the hours of the short day in spring begin after the gap", () => {
  const paris = host({ zone: "Europe/Paris", weekly: everyDay([2, 5]) });
  const range = day("2026-03-29");
  expect(times(slotsFor(query([paris], { range })))).toEqual(["01:00", "02:00"]);
});

test("the grid counts elapsed time across a change of clocks, so no slot is lost or doubled", () => {
  const paris = host({ zone: "Europe/Paris", weekly: everyDay([1, 5]) });
  expect(
    times(slotsFor(query([paris], { range: { ...day("2026-10-25"), from: Date.UTC(2026, 9, 24, 22) } }))),
  ).toEqual([...["23:00", "00:00", "01:00", "02:00", "03:00"]]);
});

test("an override on the day of the change is read on that day's clock", () => {
  const overrides = [{ date: "2026-10-25", intervals: [{ startMinute: 150, endMinute: 240 }] }];
  const paris = host({ zone: "Europe/Paris", overrides });
  const slots = slotsFor(query([paris], { range: day("2026-10-25"), lengthMs: 30 * minute }));
  expect(times(slots)).toEqual(["00:30", "01:00", "01:30", "02:00", "02:30"]);
});

test("a date that the zone skipped has no slots, and its neighbours keep theirs", () => {
  const apia = host({ zone: "Pacific/Apia", weekly: everyDay([9, 11]) });
  const range = { from: Date.UTC(2011, 11, 29), to: Date.UTC(2012, 0, 1) };
  const slots = slotsFor(query([apia], { range, now: Date.UTC(2011, 0, 1) }));
  expect(times(slots, true)).toEqual([
    "29T19:00",
    "29T20:00",
    "30T19:00",
    "30T20:00",
    "31T19:00",
    "31T20:00",
  ]);
});

test("a slot starts at or after now plus the notice, and always after now", () => {
  const one = [host({})];
  const now = Date.UTC(2026, 6, 28, 9);
  expect(times(slotsFor(query(one, { now })))).toEqual(["10:00", "11:00"]);
  expect(times(slotsFor(query(one, { now: now - 1 })))).toEqual(["09:00", "10:00", "11:00"]);
  expect(times(slotsFor(query(one, { now, noticeMs: 2 * hour })))).toEqual(["11:00"]);
  expect(times(slotsFor(query(one, { now, noticeMs: 2 * hour + 1 })))).toEqual([]);
});

test("a rolling window ends with its last date in the schedule's zone", () => {
  const tokyo = [host({ zone: "Asia/Tokyo", weekly: everyDay([0, 24]) })];
  const now = Date.UTC(2026, 6, 28, 20);
  const slots = slotsFor(
    query(tokyo, { now, window: { kind: "rolling", days: 1 }, range: day("2026-07-28", 5) }),
  );
  // In Tokyo it is the 29th already, so the 30th is the last date: it ends at 15:00 UTC.
  expect(times(slots, true)[0]).toBe("28T21:00");
  expect(times(slots, true).at(-1)).toBe("30T14:00");
});

test("a date range includes both of its dates and never moves the grid", () => {
  const odd = [{ weekday: 2, startMinute: 0, endMinute: 1440 }];
  const window = { kind: "dates", firstDate: "2026-07-28", lastDate: "2026-07-28" } as const;
  const slots = slotsFor(
    query([host({ weekly: odd })], { window, range: day("2026-07-20", 14), lengthMs: 7 * hour }),
  );
  expect(times(slots, true)).toEqual(["28T00:00", "28T07:00", "28T14:00"]);
  const late = slotsFor(
    query([host({})], { range: { from: Date.UTC(2026, 6, 28, 9, 20), to: Date.UTC(2026, 6, 29) } }),
  );
  expect(times(late)).toEqual(["10:00", "11:00"]);
});

test("collective slots need every host, on a grid that starts with their shared range", () => {
  const early = host({ weekly: everyDay([8, 12]) });
  const later = host({
    weekly: everyDay([9.5, 14]),
    busy: [["2026-07-28T10:00:00Z", "2026-07-28T10:30:00Z"]],
  });
  const slots = slotsFor(query([early, later], { mode: "collective", intervalMs: 30 * minute }));
  expect(times(slots)).toEqual(["10:30", "11:00"]);
});

test("round robin never glues the ranges of two hosts", () => {
  const morning = host({ weekly: everyDay([9, 10.5]) });
  const noon = host({ weekly: everyDay([10.5, 12]) });
  const team = query([morning, noon], { mode: "round-robin", intervalMs: 30 * minute });
  expect(times(slotsFor(team))).toEqual(["09:00", "09:30", "10:30", "11:00"]);
  expect(isSlot(team, Date.UTC(2026, 6, 28, 10))).toEqual({ ok: false, reason: "outside-rules" });
});

test("round robin tells which hosts are free at a slot", () => {
  const busy: [string, string][] = [["2026-07-28T10:00:00Z", "2026-07-28T11:00:00Z"]];
  const team = query([host({}), host({ busy }), host({})], { mode: "round-robin" });
  expect(hostsFreeAt(team, Date.UTC(2026, 6, 28, 9))).toEqual([0, 1, 2]);
  expect(hostsFreeAt(team, Date.UTC(2026, 6, 28, 10))).toEqual([0, 2]);
  expect(hostsFreeAt({ ...team, mode: "collective" }, Date.UTC(2026, 6, 28, 10))).toEqual([]);
});

test("a start that is no slot is refused with the rule that excludes it", () => {
  const busy: [string, string][] = [["2026-07-28T11:00:00Z", "2026-07-28T11:30:00Z"]];
  const now = Date.UTC(2026, 6, 26, 12);
  const rules = query([host({ busy })], { now, noticeMs: hour, window: { kind: "rolling", days: 2 } });
  const at = (text: string) => isSlot(rules, Date.parse(text));
  expect(at("2026-07-28T09:00:00Z")).toEqual({ ok: true });
  expect(at("2026-07-26T09:00:00Z")).toEqual({ ok: false, reason: "past" });
  expect(at("2026-07-26T12:00:00Z")).toEqual({ ok: false, reason: "past" });
  expect(at("2026-07-26T12:30:00Z")).toEqual({ ok: false, reason: "too-soon" });
  expect(at("2026-07-29T09:00:00Z")).toEqual({ ok: false, reason: "outside-window" });
  expect(at("2026-07-28T13:00:00Z")).toEqual({ ok: false, reason: "outside-rules" });
  expect(at("2026-07-28T11:30:00Z")).toEqual({ ok: false, reason: "outside-rules" });
  expect(at("2026-07-28T09:30:00Z")).toEqual({ ok: false, reason: "off-grid" });
  expect(at("2026-07-28T11:00:00Z")).toEqual({ ok: false, reason: "busy" });
  expect(isSlot(rules, Number.NaN)).toEqual({ ok: false, reason: "past" });
  expect(isSlot(rules, Number.POSITIVE_INFINITY).ok).toBe(false);
  expect(isSlot(rules, Date.parse("2026-07-28T09:00:00Z") + 0.5)).toEqual({ ok: false, reason: "off-grid" });
});

test("the nearest slots are those closest to the wanted start, in time order", () => {
  expect(nearestSlots([10, 20, 30, 40, 50], 34, 3)).toEqual([20, 30, 40]);
  expect(nearestSlots([10, 20, 30, 40, 50], 0, 2)).toEqual([10, 20]);
  expect(nearestSlots([10, 20, 30, 40, 50], 99, 2)).toEqual([40, 50]);
  expect(nearestSlots([10, 30], 20, 1)).toEqual([10]);
  expect(nearestSlots([10, 20], 15, 9)).toEqual([10, 20]);
  expect(nearestSlots([], 15, 3)).toEqual([]);
});

test("lengths that no event type can have are refused", () => {
  for (const lengthMs of [0, -hour, Number.NaN, 0.5, Number.POSITIVE_INFINITY]) {
    expect(() => slotsFor(query([host({})], { lengthMs }))).toThrow(RangeError);
  }
  expect(() => slotsFor(query([host({})], { intervalMs: 0 }))).toThrow(RangeError);
  expect(() => slotsFor(query([host({})], { range: { from: 0, to: Number.POSITIVE_INFINITY } }))).toThrow(
    RangeError,
  );
  expect(() => slotsFor(query([host({}), host({})], { mode: "one" }))).toThrow(RangeError);
});

test("nobody to ask, nothing offered", () => {
  expect(slotsFor(query([]))).toEqual([]);
  expect(slotsFor(query([host({})], { range: { from: 5, to: 5 } }))).toEqual([]);
  expect(isSlot(query([]), Date.UTC(2026, 6, 28, 9))).toEqual({ ok: false, reason: "outside-rules" });
});
