import path from "node:path";
import { catchUpOnErasures } from "./features/backups/backups.server.ts";
import { openBus } from "./integrations/bus/bus.server.ts";
import { createPostgresCarrier } from "./integrations/bus/postgres-carrier.server.ts";
import { createRedisCarrier } from "./integrations/bus/redis-carrier.server.ts";
import { createImapInbox } from "./integrations/imap/imap-inbox.server.ts";
import { createMailOutbox } from "./integrations/mail-outbox/mail-outbox.server.ts";
import { createSmtpTransport } from "./integrations/smtp/smtp-transport.server.ts";
import { createOpenAiTranscriber } from "./integrations/transcriber/openai-transcriber.server.ts";
import { jobHandlers } from "./job-handlers.server.ts";
import { openCalendarsOf, openGrants } from "./open-calendars.server.ts";
import { openObjects } from "./open-objects.server.ts";
import { openDatabase, requirePolicies } from "./platform/database/database.server.ts";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.server.ts";
import { migrate } from "./platform/database/migrate.server.ts";
import { refuseHalfRestored } from "./platform/database/restore-mark.server.ts";
import { openSealer, requireKeys } from "./platform/database/sealing-keys.server.ts";
import { createJobRunner, type JobRunner } from "./platform/jobs/job-queue.server.ts";
import { createLinks } from "./platform/links.server.ts";
import type { Log } from "./platform/log.server.ts";
import type { Services } from "./platform/services.server.ts";
import type { Settings } from "./platform/settings.server.ts";
import type { Bus } from "./ports/bus.ts";

export type RunningServices = {
  services: Services;
  jobRunner: JobRunner<Services>;
  /** The way to the other web processes of this instance; for a process that is one itself. */
  openBus(): Promise<Bus>;
  close(): Promise<void>;
};

/**
 * The composition root: settings in, services out. The one place that knows every adapter.
 * `projectDir` holds the migrations.
 */
export async function createServices(
  settings: Settings,
  log: Log,
  projectDir: string,
): Promise<RunningServices> {
  const embedded = settings.databaseUrl
    ? null
    : await startEmbeddedPostgres({
        dataDir: path.join(settings.dataDir, "database"),
        log: { info: (message) => log.info(message), warn: (message) => log.warn(message) },
      });
  const connectionString = settings.databaseUrl ?? embedded?.connectionString ?? "";
  try {
    const sealer = openSealer(settings);
    await refuseHalfRestored(connectionString);
    const applied = await migrate({
      connectionString,
      migrationsDir: path.join(projectDir, "prisma/migrations"),
    });
    if (applied.length > 0) log.info({ migrations: applied }, "database brought up to date");
    const database = openDatabase({
      connectionString,
      sealer,
      onConnectionLost: (error) => log.warn({ err: error }, "an idle database connection broke"),
    });
    await requirePolicies(database);
    await requireKeys(database, sealer);
    const erased = await catchUpOnErasures({ database, settings, now: Date.now() });
    if (erased > 0)
      log.warn({ rows: erased }, "an older copy of the database: erased again what was erased since");
    const jobRunner = createJobRunner<Services>(connectionString, jobHandlers, log);
    await jobRunner.open();
    const outbox = settings.mail.smtpUrl
      ? null
      : createMailOutbox({ folder: path.join(settings.dataDir, "outbox") });
    const calendarGrants = openGrants(settings);
    const services: Services = {
      settings,
      log,
      clock: { now: () => Date.now() },
      database,
      jobs: jobRunner,
      mail: outbox ?? createSmtpTransport({ url: settings.mail.smtpUrl ?? "", dkim: settings.mail.dkim }),
      outbox,
      inbox: settings.mail.inbox && createImapInbox(settings.mail.inbox),
      objects: openObjects(settings),
      openCalendars: openCalendarsOf(settings, calendarGrants),
      calendarGrants,
      transcriber: settings.transcriber && createOpenAiTranscriber(settings.transcriber),
      links: createLinks(settings),
    };
    return {
      services,
      jobRunner,
      openBus: () =>
        openBus({
          carrier: settings.redisUrl
            ? createRedisCarrier(settings.redisUrl)
            : createPostgresCarrier(connectionString),
          secret: settings.secret,
          onTrouble: (trouble) => log.warn({ incident: trouble }, "web processes do not hear each other"),
        }),
      close: async () => {
        await jobRunner.close();
        await services.mail.close();
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
