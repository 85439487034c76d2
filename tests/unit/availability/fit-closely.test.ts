import { expect, test } from "vitest";
import type { HostAvailability, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { everyDay, host, minute, query, times } from "./scene.ts";

/** Busy times of 2026-07-28 from texts such as "09:40-10:07". */
function busy(...spans: string[]): [string, string][] {
  return spans.map((span) => {
    const [from, to] = span.split("-");
    return [`2026-07-28T${from}:00Z`, `2026-07-28T${to}:00Z`];
  });
}

/** Half-hour meetings that fit closely. */
function closely(hosts: HostAvailability[], rest: Partial<SlotQuery> = {}): string[] {
  return times(slotsFor(query(hosts, { lengthMs: 30 * minute, fitClosely: true, ...rest })));
}

test("the grid restarts after busy time, at the next five minutes of the clock", () => {
  expect(closely([host({ busy: busy("09:40-10:07") })])).toEqual(["09:00", "10:10", "10:40", "11:10"]);
  expect(closely([host({ busy: busy("09:40-10:10") })])).toEqual(["09:00", "10:10", "10:40", "11:10"]);
  expect(times(slotsFor(query([host({ busy: busy("09:40-10:07") })], { lengthMs: 30 * minute })))).toEqual([
    ...["09:00", "10:30", "11:00", "11:30"],
  ]);
});

test("the buffer before lies between the busy time and the restart", () => {
  const buffered = closely([host({ busy: busy("09:40-10:07") })], { bufferBeforeMs: 10 * minute });
  expect(buffered).toEqual(["09:00", "10:20", "10:50", "11:20"]);
});

test("busy times that touch or overlap end once", () => {
  expect(closely([host({ busy: busy("09:00-09:20", "09:20-09:50", "09:30-09:45") })])).toEqual([
    ...["09:50", "10:20", "10:50", "11:20"],
  ]);
});

test("the offset moves the start of the range, not the restarts", () => {
  const one = host({ busy: busy("10:00-10:05") });
  expect(closely([one], { offsetMs: 10 * minute })).toEqual(["09:10", "10:05", "10:35", "11:05"]);
});

test("a range that begins after the busy time has its own start", () => {
  expect(closely([host({ busy: busy("08:40-08:50") })])).toEqual([
    ...["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"],
  ]);
  const twoRanges = host({ weekly: everyDay([9, 10], [10, 11]), busy: busy("09:10-09:20") });
  expect(closely([twoRanges])).toEqual(["09:20", "09:50", "10:00", "10:30"]);
});

test("together the hosts' busy time counts as one, in a round robin each host's own", () => {
  const first = host({ busy: busy("09:00-09:20") });
  const second = host({ busy: busy("10:00-10:25") });
  expect(closely([first, second], { mode: "collective" })).toEqual(["09:20", "10:25", "10:55", "11:25"]);
  expect(closely([first, second], { mode: "round-robin", lengthMs: 60 * minute })).toEqual([
    ...["09:00", "09:20", "10:20", "10:25"],
  ]);
});
