import { handOutReminders, mailJobs } from "#app/features/notifications/notifications.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { quick } from "../jobs/job-scene.ts";
import { say, tellingDatabase } from "../telling-database.ts";

// Hands reminders out in a process of its own, to be killed at will: `program DATABASE NOW`. Around each transaction it
// says "in" and "out", and "done" at the end.
const [, , connectionString = "", now = ""] = process.argv;
const database = tellingDatabase(connectionString);
const jobs = createJobRunner<Services>(connectionString, mailJobs, createLog("silent"), quick);
await jobs.open();
await handOutReminders({ database, jobs, clock: { now: () => Number(now) } });
say("done");
await jobs.close();
await database.close();
