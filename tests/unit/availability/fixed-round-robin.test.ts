import { expect, test } from "vitest";
import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import type { HostAvailability, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { everyDay, host, hour, minute, query, times } from "./scene.ts";

const mode = "fixed-round-robin" as const;
const at = (hours: number, minutes = 0) => Date.UTC(2026, 6, 28, hours, minutes);
const team = (hosts: HostAvailability[], rest: Partial<SlotQuery> = {}) => query(hosts, { mode, ...rest });

test("a slot needs all fixed hosts and one of each group", () => {
  const rules = team([
    host({ fixed: true, busy: [["2026-07-28T09:00:00Z", "2026-07-28T10:00:00Z"]] }),
    host({ group: "nurses", weekly: everyDay([9, 11]) }),
    host({ group: "nurses", weekly: everyDay([11, 12]) }),
    host({ group: "rooms", busy: [["2026-07-28T11:30:00Z", "2026-07-28T12:00:00Z"]] }),
  ]);
  expect(times(slotsFor(rules))).toEqual(["10:00"]);
  expect(hostsFreeAt(rules, at(10))).toEqual([0, 1, 3]);
  expect(hostsFreeAt(rules, at(11))).toEqual([]);
  expect(isSlot(rules, at(9))).toEqual({ ok: false, reason: "busy" });
  expect(isSlot(rules, at(11))).toEqual({ ok: false, reason: "busy" });
});

test("the grid is that of the fixed hosts; the others only have to be free for the whole meeting", () => {
  const rules = team([
    host({ fixed: true, weekly: everyDay([9.5, 12]) }),
    host({ weekly: everyDay([8.25, 11]) }),
  ]);
  expect(times(slotsFor(rules))).toEqual(["09:30"]);
  expect(isSlot(rules, at(10, 30))).toEqual({ ok: false, reason: "outside-rules" });
});

test("the hours of two hosts of a group are never glued", () => {
  const rules = team([
    host({ fixed: true }),
    host({ group: "a", weekly: everyDay([9, 10.5]) }),
    host({ group: "a", weekly: everyDay([10.5, 12]) }),
  ]);
  expect(times(slotsFor(rules))).toEqual(["09:00", "11:00"]);
});

test("each member of a group has a window and limits of their own", () => {
  const taken = [at(14), at(15)];
  const rules = team([
    host({ fixed: true }),
    host({ group: "a", limits: [{ period: "day", count: 1, taken }] }),
    host({ group: "a", weekly: everyDay([10, 11]) }),
  ]);
  expect(times(slotsFor(rules))).toEqual(["10:00"]);
  expect(hostsFreeAt(rules, at(10))).toEqual([0, 2]);
});

test("without fixed hosts the first group is a round robin on grids of its own", () => {
  const rules = team([
    host({ group: "a", weekly: everyDay([9, 10]) }),
    host({ group: "b", weekly: everyDay([8, 12]) }),
    host({ group: "a", weekly: everyDay([9.5, 11]) }),
  ]);
  expect(times(slotsFor({ ...rules, intervalMs: 30 * minute }))).toEqual(["09:00", "09:30", "10:00"]);
  expect(hostsFreeAt(rules, at(9))).toEqual([0, 1]);
  expect(hostsFreeAt(rules, at(9, 30))).toEqual([1, 2]);
});

test("fixed hosts alone are collective, one group alone is a round robin", () => {
  const hosts = [host({ weekly: everyDay([9, 11]) }), host({ weekly: everyDay([10, 12]) })];
  const fixed = hosts.map((one) => ({ ...one, fixed: true }));
  expect(slotsFor(team(fixed))).toEqual(slotsFor(query(fixed, { mode: "collective" })));
  expect(slotsFor(team(hosts))).toEqual(slotsFor(query(hosts, { mode: "round-robin" })));
});

test("a group meeting with a free seat is a slot whatever the rules say, when notice and window allow", () => {
  const busy: [string, string][] = [["2026-07-28T00:00:00Z", "2026-07-29T00:00:00Z"]];
  const open = [at(17, 7), at(17, 7), at(3)];
  const limits = [{ period: "day", count: 0, taken: [] }] as const;
  const one = host({ weekly: [], busy, open, limits });
  expect(times(slotsFor(query([one])))).toEqual(["03:00", "17:07"]);
  expect(isSlot(query([one]), at(17, 7))).toEqual({ ok: true });
  expect(hostsFreeAt(query([one]), at(17, 7))).toEqual([0]);
  const noticed = query([one], { now: at(2), noticeMs: 2 * hour });
  expect(times(slotsFor(noticed))).toEqual(["17:07"]);
  const outside = query([one], {
    window: { kind: "dates", firstDate: "2026-07-29", lastDate: "2026-07-30" },
  });
  expect(slotsFor(outside)).toEqual([]);
  expect(isSlot(outside, at(3))).toEqual({ ok: false, reason: "outside-window" });
});

test("a fixed host's open meeting needs nobody more; a group host's fills the place of the group", () => {
  const fixedOpen = team([host({ fixed: true, open: [at(15)] }), host({ group: "a", weekly: [] })]);
  expect(times(slotsFor(fixedOpen))).toEqual(["15:00"]);
  expect(hostsFreeAt(fixedOpen, at(15))).toEqual([0]);
  const groupOpen = team([host({ fixed: true }), host({ group: "a", weekly: [], open: [at(10), at(15)] })]);
  expect(times(slotsFor(groupOpen))).toEqual(["10:00"]);
  expect(isSlot(groupOpen, at(10))).toEqual({ ok: true });
  expect(hostsFreeAt(groupOpen, at(10))).toEqual([0, 1]);
});
