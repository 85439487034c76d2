import type { CalendarGrants, GrantKind, OpenCalendars } from "#app/ports/calendar-provider.ts";
import type { Clock } from "#app/ports/clock.ts";
import type { JobQueue } from "#app/ports/job-queue.ts";
import type { MailInbox } from "#app/ports/mail-inbox.ts";
import type { MailOutbox } from "#app/ports/mail-outbox.ts";
import type { MailTransport } from "#app/ports/mail-transport.ts";
import type { ObjectStore } from "#app/ports/object-store.ts";
import type { Transcriber } from "#app/ports/transcriber.ts";
import type { Database } from "./database/database.server.ts";
import type { Links } from "./links.server.ts";
import type { Log } from "./log.server.ts";
import type { Settings } from "./settings.server.ts";

/** What the program's outer parts lend to its features. Made once at start; tests hand in their own. */
export type Services = {
  settings: Settings;
  log: Log;
  clock: Clock;
  database: Database;
  jobs: JobQueue;
  mail: MailTransport;
  /** Present while mail is kept on disk instead of being sent. */
  outbox: MailOutbox | null;
  /** Where answers to invitations and returned mails come; null where nobody reads them. */
  inbox: MailInbox | null;
  /** What was recorded in calls, sealed. */
  objects: ObjectStore;
  /** The accounts that members connect. */
  openCalendars: OpenCalendars;
  /** Send members to a provider to connect their calendars there; null where the operator has no agreement with it. */
  calendarGrants: Record<GrantKind, CalendarGrants | null>;
  /** Writes down what is said in calls, for captions; null where the operator has none. */
  transcriber: Transcriber | null;
  links: Links;
};
