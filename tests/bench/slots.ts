import { busyFromIso } from "#app/domain/availability/busy.ts";
import { dayMs, hourMs, minuteMs } from "#app/domain/availability/calendar-day.ts";
import type { Intervals } from "#app/domain/availability/interval.ts";
import type { HostMode, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type Figure, figureOf, type Report } from "./figure.ts";

/**
 * The engine on the four cases that were measured on other schedulers: hosts in New York, Monday to Friday 9 to 17,
 * thirty days across the change of clocks, meetings of 15 minutes every 15 minutes. Busy times are scattered with a
 * fixed seed; those of the other schedulers' runs were others, hence the counts of slots differ by a little.
 */
type IsoInterval = { start: string; end: string };
type Case = { name: string; mode: HostMode; hosts: number; busyPerHost: number };

const cases: readonly Case[] = [
  { name: "1-host-500-busy", mode: "one", hosts: 1, busyPerHost: 500 },
  { name: "10-collective", mode: "collective", hosts: 10, busyPerHost: 25 },
  { name: "50-round-robin", mode: "round-robin", hosts: 50, busyPerHost: 200 },
  { name: "200-round-robin", mode: "round-robin", hosts: 200, busyPerHost: 200 },
];

const from = Date.UTC(2026, 9, 15, 4);
const days = 30;

/** The generator "mulberry32": small, seeded, good enough to scatter busy times. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Busy times of 15 to 60 minutes on the quarter hours of working days, in no order. */
function busyTimes(random: () => number, count: number): IsoInterval[] {
  const workdays = Array.from({ length: days }, (_, day) => day).filter(
    (day) => (day + 4) % 7 > 0 && (day + 4) % 7 < 6,
  );
  return Array.from({ length: count }, () => {
    const day = workdays[Math.floor(random() * workdays.length)] ?? 0;
    const start = from + day * dayMs + (9 * 60 + Math.floor(random() * 32) * 15) * minuteMs;
    return isoInterval(start, start + (1 + Math.floor(random() * 4)) * 15 * minuteMs);
  });
}

/** A meeting of the whole team takes ten quarter hours from everyone, so no round robin is done before its last host. */
function teamMeeting(): IsoInterval {
  const start = from + 13 * dayMs + 10 * hourMs;
  return isoInterval(start, start + 150 * minuteMs);
}

function isoInterval(start: number, end: number): IsoInterval {
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
}

function queryOf(mode: HostMode, busySets: readonly Intervals[]): SlotQuery {
  // Each host has a schedule object of its own, as if read from the database; the engine finds that they are equal.
  const hosts = busySets.map((busy) => ({
    schedule: {
      zone: zoneRules("America/New_York"),
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startMinute: 540, endMinute: 1020 })),
      overrides: [],
    },
    busy,
  }));
  return {
    hosts,
    mode,
    lengthMs: 15 * minuteMs,
    now: from - dayMs,
    range: { from, to: from + days * dayMs },
  };
}

function cpuMs(run: () => void, repeats: number): number {
  const before = process.cpuUsage();
  for (let i = 0; i < repeats; i++) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / repeats;
}

/** Median and range of the CPU time of one call, each sample long enough for the clock to be trusted. */
function measure(name: string, run: () => void): Figure {
  const samples = 21;
  for (let i = 0; i < 200; i++) run();
  const repeats = Math.max(5, Math.ceil(15 / Math.max(cpuMs(run, 20), 0.005)));
  return figureOf(
    name,
    "ms",
    Array.from({ length: samples }, () => cpuMs(run, repeats)),
  );
}

export async function slotsBench(report: Report): Promise<void> {
  for (const { name, mode, hosts, busyPerHost } of cases) {
    const random = seededRandom(20_260_728);
    const iso = Array.from({ length: hosts }, () => [teamMeeting(), ...busyTimes(random, busyPerHost - 1)]);
    const numbers = iso.map(busyFromIso);
    const fromIso = () => slotsFor(queryOf(mode, iso.map(busyFromIso)));
    const fromNumbers = () => slotsFor(queryOf(mode, numbers));
    const count = fromIso().length;
    report(figureOf(`slots/${name}/count`, "slots", [count]));
    report(measure(`slots/${name}/iso`, fromIso));
    report(measure(`slots/${name}/numbers`, fromNumbers));
  }
}

// Alone: `npx tsx tests/bench/slots.ts` prints the same lines as `npm run bench -- slots`.
if (
  process.argv[1] &&
  import.meta.url.endsWith("/tests/bench/slots.ts") &&
  process.argv[1].endsWith("slots.ts")
) {
  await slotsBench((figure) => process.stdout.write(`${JSON.stringify(figure)}\n`));
}
