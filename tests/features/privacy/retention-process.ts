import { privacyJobs, runRetention } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { quick } from "../jobs/job-scene.ts";
import { say, tellingDatabase } from "../telling-database.ts";
import { chaosSettings } from "./retention-settings.ts";

// A retention run in a process of its own, to be killed at will: `program DATABASE NOW`. Around each transaction it says
// "in" and "out", and "done" at the end.
const [, , connectionString = "", now = ""] = process.argv;
const database = tellingDatabase(connectionString);
const log = createLog("silent");
const jobs = createJobRunner<Services>(connectionString, privacyJobs, log, quick);
await jobs.open();
const outbox = { list: async () => [], read: async () => null, erase: async () => undefined };
const mail: Services["mail"] = {
  name: "outbox",
  send: async () => ({ ok: true }),
  close: async () => undefined,
};
await runRetention({
  ...{ database, log, jobs, outbox, mail },
  clock: { now: () => Number(now) },
  settings: chaosSettings(),
});
say("done");
await jobs.close();
await database.close();
