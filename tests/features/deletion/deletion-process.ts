import { deletionJobs, runDeletions } from "#app/features/deletion/deletion.server.ts";
import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { privacyJobs } from "#app/features/privacy/privacy.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { noCalendars } from "#tests/fakes/no-calendars.ts";
import { quick } from "../jobs/job-scene.ts";
import { chaosSettings } from "../privacy/retention-settings.ts";
import { say, tellingDatabase } from "../telling-database.ts";

// Carries deletions on in a process of its own, to be killed at will: `program DATABASE NOW`. Around each transaction it
// says "in" and "out", and "done" at the end.
const [, , connectionString = "", now = ""] = process.argv;
const database = tellingDatabase(connectionString);
const log = createLog("silent");
const handlers = [...privacyJobs, ...mailJobs, ...deletionJobs];
const jobs = createJobRunner<Services>(connectionString, handlers, log, quick);
await jobs.open();
const settings = chaosSettings();
await runDeletions({
  ...{ database, log, jobs, settings, links: createLinks(settings) },
  clock: { now: () => Number(now) },
  outbox: { list: async () => [], read: async () => null, erase: async () => undefined },
  objects: memoryObjects(),
  openCalendars: noCalendars,
  transcriber: null,
  calendarGrants: { google: null, microsoft: null },
  inbox: null,
  mail: { name: "outbox", send: async () => ({ ok: true }), close: async () => undefined },
});
say("done");
await jobs.close();
await database.close();
