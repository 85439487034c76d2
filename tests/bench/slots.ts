import { busyFromIso } from "#app/domain/availability/busy.ts";
import { dayMs, hourMs, isoDateOf, minuteMs } from "#app/domain/availability/calendar-day.ts";
import { explainStart } from "#app/domain/availability/explain.ts";
import type { Intervals } from "#app/domain/availability/interval.ts";
import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import type { HostMode, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { allocationFigure, cpuFigure, growthPower } from "./cost.ts";
import { figureOf, type Report } from "./figure.ts";
import {
  busyTimes,
  firstInstant,
  hostsOf,
  type IsoInterval,
  queryOf,
  seededRandom,
  teamMeeting,
  usualDays,
} from "./slots-scene.ts";

/**
 * The engine on the four cases that were measured on other schedulers, each with the bound that it should stay below
 * from busy times as texts; from numbers it should need a tenth of that. The busy times of the other schedulers' runs
 * were others, hence the counts of slots differ by a little.
 */
type Case = {
  name: string;
  mode: HostMode;
  hosts: number;
  busyPerHost: number;
  boundMs: number;
  boundKb: Kilobytes;
};

/** What one call may allocate, garbage included: some two fifths above what it did when the bound was set. */
type Kilobytes = { iso: number; numbers: number };

const cases: readonly Case[] = [
  {
    name: "1-host-500-busy",
    mode: "one",
    hosts: 1,
    busyPerHost: 500,
    boundMs: 0.3,
    boundKb: { iso: 80, numbers: 55 },
  },
  {
    name: "10-collective",
    mode: "collective",
    hosts: 10,
    busyPerHost: 25,
    boundMs: 0.4,
    boundKb: { iso: 85, numbers: 65 },
  },
  {
    name: "50-round-robin",
    mode: "round-robin",
    hosts: 50,
    busyPerHost: 200,
    boundMs: 3,
    boundKb: { iso: 620, numbers: 200 },
  },
  {
    name: "200-round-robin",
    mode: "round-robin",
    hosts: 200,
    busyPerHost: 200,
    boundMs: 12,
    boundKb: { iso: 2400, numbers: 460 },
  },
];

function isoBusy(hosts: number, busyPerHost: number, days = usualDays): IsoInterval[][] {
  const random = seededRandom(20_260_728);
  return Array.from({ length: hosts }, () => [teamMeeting(), ...busyTimes(random, busyPerHost - 1, days)]);
}

type Bounds = { ms: number; kb: number };

function reportCost(report: Report, name: string, run: () => void, bounds: Bounds): void {
  const cpu = cpuFigure(name, run);
  report(cpu);
  report(figureOf(`${name}/of-bound`, "of bound", [cpu.value / bounds.ms]));
  reportAllocation(report, `${name}/allocated`, run, bounds.kb);
}

function reportAllocation(report: Report, name: string, run: () => void, boundKb: number): void {
  const allocated = allocationFigure(name, run);
  report(allocated);
  report(figureOf(`${name}/of-bound`, "of bound", [allocated.value / boundKb]));
}

function peerCases(report: Report): void {
  for (const { name, mode, hosts, busyPerHost, boundMs, boundKb } of cases) {
    const iso = isoBusy(hosts, busyPerHost);
    const numbers = iso.map(busyFromIso);
    const fromIso = () => slotsFor(queryOf(mode, hostsOf(iso.map(busyFromIso))));
    const fromNumbers = () => slotsFor(queryOf(mode, hostsOf(numbers)));
    report(figureOf(`slots/${name}/count`, "slots", [fromIso().length]));
    reportCost(report, `slots/${name}/iso`, fromIso, { ms: boundMs, kb: boundKb.iso });
    reportCost(report, `slots/${name}/numbers`, fromNumbers, { ms: boundMs / 10, kb: boundKb.numbers });
  }
}

/** A query of each size, and the power by which CPU time and allocation grow with it. */
function growth(
  report: Report,
  name: string,
  sizes: readonly number[],
  queryOfSize: (size: number) => SlotQuery,
) {
  const times: { size: number; cost: number }[] = [];
  const bytes: { size: number; cost: number }[] = [];
  for (const size of sizes) {
    const query = queryOfSize(size);
    const run = () => slotsFor(query);
    const cpu = cpuFigure(`slots/growth/${name}/${size}`, run, 11);
    report(cpu);
    times.push({ size, cost: cpu.value });
    bytes.push({ size, cost: allocationFigure("", run).value });
  }
  report(figureOf(`slots/growth/${name}/cpu`, "power", [growthPower(times)]));
  report(figureOf(`slots/growth/${name}/allocated`, "power", [growthPower(bytes)]));
}

function growthCases(report: Report): void {
  const busySets = (hosts: number, busyPerHost: number, days = usualDays) =>
    isoBusy(hosts, busyPerHost, days).map(busyFromIso);
  const sizes = [1, 2, 4, 8, 16];
  const times = (base: number) => sizes.map((size) => size * base);
  growth(report, "hosts-round-robin", times(50), (hosts) =>
    queryOf("round-robin", hostsOf(busySets(hosts, 200))),
  );
  // All have the same busy times, so that some starts are left and no host is skipped.
  growth(report, "hosts-collective", times(50), (hosts) => {
    const [busy = []] = busySets(1, 200);
    return queryOf("collective", hostsOf(Array.from({ length: hosts }, () => busy.slice())));
  });
  growth(report, "busy", times(500), (busy) => queryOf("one", hostsOf(busySets(1, busy))));
  growth(report, "days", times(90), (days) => queryOf("one", hostsOf(busySets(1, 5 * days, days)), days));
}

/** Rules that other schedulers' cases do not have, on fifty hosts; and single starts, as a booking asks them. */
function ruleCases(report: Report): void {
  const numbers = isoBusy(50, 200).map(busyFromIso);
  const taken: Intervals = numbers[0] ?? [];
  const limits = [
    { period: "day", count: 12, taken },
    { period: "week", minutes: 1800, taken },
  ] as const;
  const today = Math.floor(firstInstant / dayMs);
  const date = (days: number) => isoDateOf(today + days);
  const plain = hostsOf(numbers);
  const away = hostsOf(numbers, {
    holidays: [date(6), date(20)],
    daysOff: [{ firstDate: date(8), lastDate: date(9) }],
    travel: [{ firstDate: date(12), lastDate: date(16), zone: zoneRules("Europe/Paris") }],
  });
  const grouped = plain.map((host, place) => ({
    ...host,
    fixed: place < 2,
    group: place % 2 === 0 ? "a" : "b",
  }));
  const withLimits = plain.map((host) => ({ ...host, limits }));
  const boundsKb = { "days-off-and-travel": 200, limits: 430, "fit-closely": 3400, "fixed-and-groups": 430 };
  const queries: Record<keyof typeof boundsKb, SlotQuery> = {
    "days-off-and-travel": queryOf("round-robin", away, usualDays, {
      window: { kind: "bookable-days", days: 20 },
    }),
    limits: queryOf("round-robin", withLimits),
    "fit-closely": queryOf("round-robin", plain, usualDays, { fitClosely: true }),
    "fixed-and-groups": queryOf("fixed-round-robin", grouped),
  };
  for (const [name, query] of Object.entries(queries)) {
    const run = () => slotsFor(query);
    report(figureOf(`slots/50-hosts/${name}/count`, "slots", [run().length]));
    report(cpuFigure(`slots/50-hosts/${name}/numbers`, run));
    reportAllocation(
      report,
      `slots/50-hosts/${name}/allocated`,
      run,
      boundsKb[name as keyof typeof boundsKb],
    );
  }
  const rules = queryOf("round-robin", withLimits);
  const start = firstInstant + 4 * dayMs + 11 * hourMs + 15 * minuteMs;
  report(cpuFigure("slots/50-hosts/one-start/is-slot", () => isSlot(rules, start)));
  report(cpuFigure("slots/50-hosts/one-start/hosts-free-at", () => hostsFreeAt(rules, start)));
  report(cpuFigure("slots/50-hosts/one-start/explained", () => explainStart(rules, start)));
}

export async function slotsBench(report: Report): Promise<void> {
  peerCases(report);
  ruleCases(report);
  growthCases(report);
}

// Alone: `npx tsx tests/bench/slots.ts` prints the same lines as `npm run bench -- slots`.
if (
  process.argv[1] &&
  import.meta.url.endsWith("/tests/bench/slots.ts") &&
  process.argv[1].endsWith("slots.ts")
) {
  await slotsBench((figure) => process.stdout.write(`${JSON.stringify(figure)}\n`));
}
