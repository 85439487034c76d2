import { expect, test } from "vitest";
import { type Exclusion, explainStart } from "#app/domain/availability/explain.ts";
import type { HostAvailability, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { everyDay, host, hour, minute, query } from "./scene.ts";

const at = (text: string) => Date.parse(`2026-${text}:00Z`);

/** What excludes a start for the only host. */
function reasons(one: HostAvailability, start: number, rest: Partial<SlotQuery> = {}): Exclusion[] {
  const explanation = explainStart(query([one], rest), start);
  expect(explanation.offered).toBe(explanation.hosts[0]?.exclusions.length === 0);
  return explanation.hosts[0]?.exclusions ?? [];
}

test("a start that is offered has no exclusions", () => {
  expect(explainStart(query([host({})]), at("07-28T09:00"))).toEqual({
    offered: true,
    hosts: [{ place: 0, exclusions: [] }],
  });
});

test("past and too soon say so, with the earliest start", () => {
  const now = at("07-28T09:00");
  expect(reasons(host({}), at("07-28T09:00"), { now })).toEqual([{ kind: "past" }]);
  expect(reasons(host({}), at("07-28T10:00"), { now, noticeMs: 2 * hour })).toEqual([
    { kind: "too-soon", earliest: at("07-28T11:00") },
  ]);
});

test("a start beyond the window is told where the window lies", () => {
  const now = at("07-28T06:00");
  expect(reasons(host({}), at("07-30T09:00"), { now, window: { kind: "rolling", days: 1 } })).toEqual([
    { kind: "outside-window", from: at("07-28T00:00"), to: at("07-30T00:00") },
  ]);
});

test("without hours the date and its ranges are named", () => {
  const ranges = [at("07-28T09:00"), at("07-28T12:00")];
  expect(reasons(host({}), at("07-28T13:00"))).toEqual([{ kind: "no-hours", date: "2026-07-28", ranges }]);
  expect(reasons(host({}), at("07-28T11:30"))).toEqual([{ kind: "no-hours", date: "2026-07-28", ranges }]);
});

test("a day off and a holiday are named, and the lack of hours besides when they hide none", () => {
  const daysOff = [{ firstDate: "2026-07-27", lastDate: "2026-07-28" }];
  const holidays = ["2026-07-28"];
  expect(reasons(host({ schedule: { daysOff } }), at("07-28T09:00"))).toEqual([{ kind: "day-off" }]);
  expect(reasons(host({ schedule: { holidays } }), at("07-28T09:00"))).toEqual([
    { kind: "holiday", date: "2026-07-28" },
  ]);
  expect(reasons(host({ schedule: { daysOff, holidays } }), at("07-28T20:00"))).toEqual([
    { kind: "day-off" },
    { kind: "holiday", date: "2026-07-28" },
    { kind: "no-hours", date: "2026-07-28", ranges: [at("07-28T09:00"), at("07-28T12:00")] },
  ]);
});

test("an override that leaves no hours is named instead of the weekly rules", () => {
  const overrides = [{ date: "2026-07-28", intervals: [{ startMinute: 840, endMinute: 900 }] }];
  expect(reasons(host({ overrides }), at("07-28T09:00"))).toEqual([{ kind: "override", date: "2026-07-28" }]);
  expect(reasons(host({ overrides, schedule: { holidays: ["2026-07-28"] } }), at("07-28T14:00"))).toEqual([]);
});

test("of a meeting over midnight the date at fault is named", () => {
  const nights = host({
    weekly: everyDay([22, 24], [0, 2]),
    schedule: { daysOff: [{ firstDate: "2026-07-29", lastDate: "2026-07-29" }], holidays: ["2026-07-31"] },
  });
  const long = { lengthMs: 2 * hour, intervalMs: 30 * minute };
  expect(reasons(nights, at("07-28T23:00"), long)).toEqual([{ kind: "day-off" }]);
  expect(reasons(nights, at("07-30T23:00"), long)).toEqual([{ kind: "holiday", date: "2026-07-31" }]);
  expect(reasons(nights, at("07-27T23:00"), long)).toEqual([]);
});

test("off the grid the neighbours are named, also on other days", () => {
  expect(reasons(host({}), at("07-28T09:20"))).toEqual([
    { kind: "off-grid", before: at("07-28T09:00"), after: at("07-28T10:00") },
  ]);
  const once = host({
    weekly: [],
    overrides: [{ date: "2026-07-28", intervals: [{ startMinute: 540, endMinute: 660 }] }],
  });
  expect(reasons(once, at("07-28T09:20"), { offsetMs: 30 * minute })).toEqual([
    { kind: "off-grid", before: null, after: at("07-28T09:30") },
  ]);
});

test("every busy interval that overlaps is named by its place, buffers included", () => {
  const busy: [string, string][] = [
    ["2026-07-28T08:00:00Z", "2026-07-28T09:00:00Z"],
    ["2026-07-28T10:00:00Z", "2026-07-28T10:15:00Z"],
    ["2026-07-28T10:15:00Z", "2026-07-28T10:15:00Z"],
    ["2026-07-28T10:30:00Z", "2026-07-28T11:00:00Z"],
  ];
  expect(reasons(host({ busy }), at("07-28T10:00"))).toEqual([
    { kind: "busy", index: 1 },
    { kind: "busy", index: 3 },
  ]);
  expect(reasons(host({ busy }), at("07-28T09:00"))).toEqual([]);
  expect(reasons(host({ busy }), at("07-28T09:00"), { bufferAfterMs: minute, bufferBeforeMs: 0 })).toEqual([
    { kind: "busy", index: 1 },
  ]);
});

test("every limit that is used up is named, with what was used", () => {
  const taken = [at("07-28T14:00"), at("07-28T15:30")];
  const limits = [
    { period: "day", count: 2, taken },
    { period: "week", count: 1, taken },
    { period: "month", minutes: 120, taken },
  ] as const;
  expect(reasons(host({ limits }), at("07-28T09:00"))).toEqual([
    { kind: "limit", limit: 1, used: 1 },
    { kind: "limit", limit: 2, used: 90 },
  ]);
});

test("all reasons are given, not only the first", () => {
  const one = host({
    busy: [["2026-07-28T13:00:00Z", "2026-07-28T14:00:00Z"]],
    limits: [{ period: "day", count: 0, taken: [] }],
  });
  const kinds = reasons(one, at("07-28T13:00"), {
    now: at("07-28T12:00"),
    noticeMs: 2 * hour,
    window: { kind: "dates", firstDate: "2026-08-01", lastDate: "2026-08-02" },
  }).map(({ kind }) => kind);
  expect(kinds).toEqual(["too-soon", "outside-window", "no-hours", "busy", "limit"]);
});

test("host by host: the shared grid is asked of those who lead, hours and busy time of everyone", () => {
  const rules = query(
    [
      host({ fixed: true }),
      host({ fixed: true, busy: [["2026-07-28T09:30:00Z", "2026-07-28T10:00:00Z"]] }),
      host({ group: "a", weekly: everyDay([14, 15]) }),
      host({ group: "a" }),
    ],
    { mode: "fixed-round-robin" },
  );
  const kinds = (start: number) =>
    explainStart(rules, start).hosts.map(({ exclusions }) => exclusions.map(({ kind }) => kind));
  expect(kinds(at("07-28T09:00"))).toEqual([[], ["busy"], ["no-hours"], []]);
  expect(kinds(at("07-28T10:20"))).toEqual([["off-grid"], ["off-grid"], ["no-hours"], []]);
  expect(explainStart(rules, at("07-28T11:00")).offered).toBe(true);
  expect(kinds(at("07-28T11:00"))).toEqual([[], [], ["no-hours"], []]);
});

test("an open group meeting is excluded by notice and window alone", () => {
  const open = [at("07-28T20:00")];
  const one = host({ weekly: [], open, busy: [["2026-07-28T00:00:00Z", "2026-07-29T00:00:00Z"]] });
  expect(reasons(one, at("07-28T20:00"))).toEqual([]);
  const kinds = reasons(one, at("07-28T20:00"), { now: at("07-28T19:00"), noticeMs: 2 * hour });
  expect(kinds).toEqual([{ kind: "too-soon", earliest: at("07-28T21:00") }]);
});

test("an instant that no meeting can have is explained without an error", () => {
  expect(reasons(host({}), Number.NaN)).toEqual([
    { kind: "past" },
    { kind: "off-grid", before: null, after: null },
  ]);
  expect(reasons(host({}), at("07-28T09:00") + 0.5)).toEqual([
    { kind: "off-grid", before: null, after: null },
  ]);
  expect(explainStart(query([]), at("07-28T09:00"))).toEqual({ offered: false, hosts: [] });
});
