import fc from "fast-check";
import { expect, test } from "vitest";
import type { Schedule } from "#app/domain/availability/rules.ts";
import type { HostAvailability, SlotQuery } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { zones } from "#app/platform/time/zones.server.ts";
import { expectAgreement } from "./agreement.ts";
import type { SlotCase } from "./slot-case.ts";
import { slotCase } from "./slot-case-arbitrary.ts";

/** Cases for each of the four modes. */
const runs = Number(process.env["PARLEY_PROPERTY_RUNS"] ?? 5000);
const seed = Number(process.env["PARLEY_PROPERTY_SEED"] ?? Date.now() % 2_147_483_647);

function withHosts(query: SlotQuery, change: (host: HostAvailability) => HostAvailability): SlotQuery {
  return { ...query, hosts: query.hosts.map(change) };
}

function withSchedules(query: SlotQuery, change: Partial<Schedule>): SlotQuery {
  return withHosts(query, (host) => ({ ...host, schedule: { ...host.schedule, ...change } }));
}

/** Each rule taken away: where that never changes an answer, the cases say nothing about the rule. */
const rulesTakenAway: Record<string, (query: SlotQuery) => SlotQuery> = {
  overrides: (query) => withSchedules(query, { overrides: [] }),
  daysOff: (query) => withSchedules(query, { daysOff: [] }),
  holidays: (query) => withSchedules(query, { holidays: [] }),
  travel: (query) => withSchedules(query, { travel: [] }),
  busy: (query) => withHosts(query, (host) => ({ ...host, busy: [] })),
  limits: (query) => withHosts(query, (host) => ({ ...host, limits: [] })),
  open: (query) => withHosts(query, (host) => ({ ...host, open: [] })),
  buffers: (query) => ({ ...query, bufferBeforeMs: 0, bufferAfterMs: 0 }),
  offset: (query) => ({ ...query, offsetMs: 0 }),
  notice: (query) => ({ ...query, noticeMs: 0 }),
  window: (query) => ({ ...query, window: { kind: "unlimited" } }),
  fitClosely: (query) => ({ ...query, fitClosely: false }),
};

class Disagreement extends Error {
  override name = "Disagreement";
}

/** The smallest case that still fails, as a test to keep in `slots.cases.test.ts`. */
function pasteable([example, asked]: [SlotCase, number[]], why: unknown): string {
  return [
    `The engine and the slow reference disagree; PARLEY_PROPERTY_SEED=${seed} repeats this run.`,
    `test("…", () => {\n  expectAgreement(${JSON.stringify(example)}, ${JSON.stringify(asked)});\n});`,
    String(why),
  ].join("\n\n");
}

process.stdout.write(
  `property tests of slots: ${4 * runs} cases, zone data ${zones.version}, seed ${seed}\n`,
);

const zonesTried = new Set<string>();
let zonesDrawn = 0;

for (const [place, mode] of (["one", "collective", "round-robin", "fixed-round-robin"] as const).entries()) {
  const asked = fc.array(fc.integer({ min: 0, max: 2879 }), { maxLength: 4 });

  test(`the engine offers what the slow reference offers, and judges each start alike (${mode})`, {
    timeout: 60_000 + runs * 100,
  }, () => {
    let offered = 0;
    const mattered = new Map(Object.keys(rulesTakenAway).map((rule) => [rule, 0]));
    const outcome = fc.check(
      fc.property(slotCase(mode), asked, (example, minutes) => {
        const { query, slots } = expectAgreement(example, minutes);
        offered += slots.length;
        // Hosts who share a schedule are one draw.
        const drawn = new Set(example.hosts.map(({ zone }) => zone));
        zonesDrawn += drawn.size;
        for (const zone of drawn) zonesTried.add(zone);
        const text = slots.join();
        for (const [rule, takenAway] of Object.entries(rulesTakenAway)) {
          if (slotsFor(takenAway(query)).join() !== text) mattered.set(rule, (mattered.get(rule) ?? 0) + 1);
        }
      }),
      // Modes of one seed would draw the same zones again.
      { numRuns: runs, seed: seed + place },
    );
    if (outcome.failed && outcome.counterexample) {
      throw new Disagreement(pasteable(outcome.counterexample, outcome.errorInstance));
    }
    // A generator that only makes empty answers, or rules that change none of them, would prove nothing.
    expect(offered).toBeGreaterThan(runs);
    if (runs >= 500) expect([...mattered].filter(([, count]) => count === 0)).toEqual([]);
  });
}

/** The least number that a count of rare events with this mean exceeds in less than one of 30,000 runs. */
function hardlyExceeded(mean: number): number {
  let term = Math.exp(-mean);
  let below = term;
  let count = 0;
  while (1 - below >= 1 / 30_000) {
    count++;
    term *= mean / count;
    below += term;
  }
  return count;
}

/** How many of `all` may be missed by so many even draws: none of a whole run's (npm test), most of a few. */
function missedAtMost(all: number, draws: number): number {
  const missed = Math.exp(-draws / all);
  const mean = all * missed;
  if (mean < 10) return hardlyExceeded(mean);
  // The variance of the empty places when balls are thrown: see Feller, volume 1, IV.2.
  const deviation = Math.sqrt(mean * (1 - (1 + draws / all) * missed));
  return Math.floor(mean + 6 * deviation);
}

test("the cases reach every zone of the data, or as many as so few draws can", () => {
  const names = zones.names();
  const missed = names.filter((name) => !zonesTried.has(name));
  const allowed = missedAtMost(names.length, zonesDrawn);
  process.stdout.write(
    `zones: ${zonesDrawn} draws reached ${names.length - missed.length} of ${names.length}, ${allowed} may be missed\n`,
  );
  expect(missed.slice(allowed)).toEqual([]);
});
