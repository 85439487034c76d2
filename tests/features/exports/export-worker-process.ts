import { exportJobs } from "#app/features/exports/exports.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { noCalendars } from "#tests/fakes/no-calendars.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";
import { testKeysSetting } from "#tests/fakes/test-keys.ts";
import { quick } from "../jobs/job-scene.ts";

// A worker process of its own, to be killed at will: `program DATABASE FOLDER`. It makes exports.
const [, , connectionString = "", folder = ""] = process.argv;
const settings = parseSettings({
  NODE_ENV: "test",
  PARLEY_DATA: folder,
  PARLEY_SECRET: "a text of tests that is long enough to be a secret",
  ENC_KEYS: testKeysSetting,
  PUBLIC_URL: "http://parley.test",
  ...publicOperator,
});
const log = createLog("silent");
const database = openDatabase({ connectionString, hidesAsOf: Date.UTC(2000, 0, 1) });
const handlers = exportJobs.filter(({ job }) => job.name === "exports.make");
const runner = createJobRunner<Services>(connectionString, handlers, log, quick);
await runner.open();
const services: Services = {
  settings,
  log,
  clock: { now: () => Date.now() },
  database,
  // The mail that tells of it is somebody else's work.
  jobs: { enqueue: async () => undefined },
  mail: { name: "outbox", send: async () => ({ ok: true }), close: async () => undefined },
  outbox: null,
  inbox: null,
  objects: memoryObjects(),
  openCalendars: noCalendars,
  transcriber: null,
  calendarGrants: { google: null, microsoft: null },
  links: createLinks(settings),
};
await runner.work(services);
