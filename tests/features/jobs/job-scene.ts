import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { createJobRunner, type JobRunner } from "#app/platform/jobs/job-queue.server.ts";
import type { JobTiming } from "#app/platform/jobs/job-timing.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import type { TestDatabase } from "../test-database.ts";

/** What the handlers of these tests are given as services. */
export type Seen = { seen: string[] };

/** Everything sooner than in earnest: the rules are the same. */
export const quick: JobTiming = {
  lookMs: 50,
  leaseSeconds: 2,
  leaseTickMs: 200,
  scheduleSeconds: 1,
  settleSeconds: 0,
};

export const idPayload = z.object({ id: z.string() });

/** A job that notes its payload's id, then does what `then` says. */
export function noting(
  name: string,
  then: (id: string, turn: number) => Promise<void> | void = () => undefined,
  definition: Partial<JobHandler<Seen>["job"]> = {},
): Omit<JobHandler<Seen>, "job"> & { job: JobDefinition<typeof idPayload> } {
  let turns = 0;
  return {
    job: { name, retryLimit: 0, retryDelaySeconds: 1, expireSeconds: 30, ...definition, payload: idPayload },
    handle: async ({ seen }, payload) => {
      const { id } = idPayload.parse(payload);
      seen.push(id);
      await then(id, turns++);
    },
  };
}

/** Runners of one test, closed together. */
export function runners(database: Pick<TestDatabase, "connectionString">) {
  const made: JobRunner<Seen>[] = [];
  return {
    async open(handlers: JobHandler<Seen>[], timing = quick): Promise<JobRunner<Seen>> {
      const runner = createJobRunner<Seen>(database.connectionString, handlers, createLog("silent"), timing);
      made.push(runner);
      await runner.open();
      return runner;
    },
    close: async () => void (await Promise.all(made.splice(0).map((runner) => runner.close()))),
  };
}

/** Waits until `found` answers something; fails loudly after ten seconds. */
export async function until<Found>(
  what: string,
  found: () => Promise<Found | null | false> | Found | null | false,
): Promise<Found> {
  for (const started = performance.now(); performance.now() - started < 10_000; await pause(20)) {
    const result = await found();
    if (result !== null && result !== false) return result;
  }
  throw new Error(`It did not come: ${what}`);
}
