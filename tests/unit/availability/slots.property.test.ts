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
let casesTried = 0;

for (const mode of ["one", "collective", "round-robin", "fixed-round-robin"] as const) {
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
        casesTried++;
        for (const { zone } of example.hosts) zonesTried.add(zone);
        const text = slots.join();
        for (const [rule, takenAway] of Object.entries(rulesTakenAway)) {
          if (slotsFor(takenAway(query)).join() !== text) mattered.set(rule, (mattered.get(rule) ?? 0) + 1);
        }
      }),
      { numRuns: runs, seed },
    );
    if (outcome.failed && outcome.counterexample) {
      throw new Disagreement(pasteable(outcome.counterexample, outcome.errorInstance));
    }
    // A generator that only makes empty answers, or rules that change none of them, would prove nothing.
    expect(offered).toBeGreaterThan(runs);
    if (runs >= 500) expect([...mattered].filter(([, count]) => count === 0)).toEqual([]);
  });
}

test("the cases reach every zone of the data", () => {
  // Few cases, or one mode alone, cannot.
  if (casesTried < 8000) return;
  expect(zones.names().filter((name) => !zonesTried.has(name))).toEqual([]);
});
