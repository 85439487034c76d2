import type { Database } from "#app/platform/database/database.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import type { OutgoingMail } from "#app/ports/mail-transport.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { noCalendars } from "#tests/fakes/no-calendars.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";
import { testKeysSetting } from "#tests/fakes/test-keys.ts";

export type FakeServices = Services & {
  clock: { now(): number; set(instant: number): void; pass(ms: number): void };
  /** What was enqueued, in order; also by transactions that were rolled back later. */
  enqueued: { name: string; payload: unknown }[];
  sentMails: OutgoingMail[];
};

/** Services around a test's own database: a clock that stands until it is moved, jobs and mails that are kept. */
export function fakeServices(database: Database, overrides: Partial<Services> = {}): FakeServices {
  let now = Date.UTC(2027, 0, 15, 12);
  const settings = parseSettings({
    NODE_ENV: "test",
    PARLEY_DATA: "/nowhere",
    PARLEY_SECRET: "a text of tests that is long enough to be a secret",
    ENC_KEYS: testKeysSetting,
    PUBLIC_URL: "http://parley.test",
    ...publicOperator,
  });
  const enqueued: FakeServices["enqueued"] = [];
  const sentMails: OutgoingMail[] = [];
  return {
    settings,
    log: createLog("silent"),
    database,
    jobs: {
      enqueue: async (job, payload) => {
        enqueued.push({ name: job.name, payload: job.payload.parse(payload) });
      },
    },
    mail: {
      name: "outbox",
      send: async (mail) => {
        sentMails.push(mail);
        return { ok: true };
      },
      close: async () => undefined,
    },
    outbox: null,
    inbox: null,
    objects: memoryObjects(),
    openCalendars: noCalendars,
    calendarGrants: { google: null, microsoft: null },
    transcriber: null,
    links: createLinks(settings),
    ...overrides,
    clock: {
      now: () => now,
      set: (instant) => {
        now = instant;
      },
      pass: (ms) => {
        now += ms;
      },
    },
    enqueued,
    sentMails,
  };
}
