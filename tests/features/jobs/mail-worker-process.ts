import { mailJobs } from "#app/features/notifications/notifications.server.ts";
import { createMailOutbox } from "#app/integrations/mail-outbox/mail-outbox.server.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { createJobRunner } from "#app/platform/jobs/job-queue.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { noCalendars } from "#tests/fakes/no-calendars.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";
import { quick } from "./job-scene.ts";

// A worker process of its own, to be killed at will: `program DATABASE FOLDER [stand]`. It sends mail with the
// outbox on disk, and says "sending" and "sent" around each mail; told to stand, it notes none that it has sent.
const [, , connectionString = "", folder = "", stands = ""] = process.argv;
const say = (line: string) => process.stdout.write(`${line}\n`);

const settings = parseSettings({
  NODE_ENV: "test",
  PARLEY_DATA: folder,
  PARLEY_SECRET: "a text of tests that is long enough to be a secret",
  PUBLIC_URL: "http://parley.test",
  ...publicOperator,
});
const log = createLog("silent");
const database = openDatabase({ connectionString });
const runner = createJobRunner<Services>(connectionString, mailJobs, log, quick);
await runner.open();
const outbox = createMailOutbox({ folder });
const services: Services = {
  settings,
  log,
  clock: { now: () => Date.now() },
  database,
  jobs: runner,
  mail: {
    ...outbox,
    send: async (mail) => {
      say("sending");
      const result = await outbox.send(mail);
      say("sent");
      if (stands === "stand") await new Promise(() => undefined);
      return result;
    },
  },
  objects: memoryObjects(),
  openCalendars: noCalendars,
  transcriber: null,
  calendarGrants: { google: null, microsoft: null },
  inbox: null,
  outbox,
  links: createLinks(settings),
};
await runner.work(services);
