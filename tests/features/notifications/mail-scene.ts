import { mailJobs, queueBookingMails, queueMail } from "#app/features/notifications/notifications.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import type { JobQueue } from "#app/ports/job-queue.ts";
import type { MailResult, OutgoingMail } from "#app/ports/mail-transport.ts";
import { memoryObjects } from "#tests/fakes/memory-objects.ts";
import { noCalendars } from "#tests/fakes/no-calendars.ts";
import { publicOperator } from "#tests/fakes/public-operator.ts";
import { type TestDatabase, testDatabase } from "#tests/features/test-database.ts";
import type { SceneBooking } from "./booking-scene.ts";

export const now = Date.UTC(2026, 10, 20, 9);

export type Scene = {
  services: Services;
  database: TestDatabase;
  /** What the transport was given, oldest first. */
  sent: OutgoingMail[];
  /** The transport's answers to come; it accepts when there is none. */
  answers: MailResult[];
  /** Ids of the mails whose jobs were enqueued. */
  enqueued: string[];
  /** What the clock shows, epoch milliseconds. */
  time: { now: number };
};

/** A mail service whose transport and queue are kept in memory; rows are real. */
export async function mailScene(): Promise<Scene> {
  const database = await testDatabase();
  const settings = parseSettings({
    NODE_ENV: "test",
    PARLEY_DATA: "/nowhere",
    PARLEY_SECRET: "a secret of the tests that is long enough",
    PUBLIC_URL: "https://meet.parley.test:8443",
    ...publicOperator,
  });
  const sent: OutgoingMail[] = [];
  const answers: MailResult[] = [];
  const enqueued: string[] = [];
  const time = { now };
  const jobs: JobQueue = {
    enqueue: async (_job, payload) => {
      enqueued.push((payload as { mailId: string }).mailId);
    },
  };
  const services: Services = {
    settings,
    database,
    jobs,
    log: createLog("silent"),
    clock: { now: () => time.now },
    objects: memoryObjects(),
    openCalendars: noCalendars,
    transcriber: null,
    calendarGrants: { google: null, microsoft: null },
    links: createLinks(settings),
    outbox: null,
    inbox: null,
    mail: {
      name: "smtp",
      send: async (mail) => {
        const answer = answers.shift() ?? ({ ok: true } as const);
        if (answer.ok) sent.push(mail);
        return answer;
      },
      close: async () => undefined,
    },
  };
  return { services, database, sent, answers, enqueued, time };
}

type Queued = Parameters<typeof queueBookingMails>[2];

/** Queues the mails of a change, as the booking feature does in the change's transaction: to all hosts and seats. */
export function queueFor(
  { services }: Scene,
  booking: SceneBooking,
  kind: Queued["kind"],
  { sequence = 0, ...rest }: Partial<Queued> = {},
): Promise<void> {
  const { bookingId, organizationId, hostIds, attendeeIds, guestIds } = booking;
  const attendees = [...attendeeIds, ...guestIds].map((id) => ({ id, sequence }));
  return services.database.prisma.$transaction((tx) =>
    queueBookingMails(services, tx, {
      ...{ bookingId, organizationId, hostIds, attendees, kind, sequence },
      ...rest,
    }),
  );
}

export function queueOne({ services }: Scene, mail: Parameters<typeof queueMail>[2]): Promise<void> {
  return services.database.prisma.$transaction((tx) => queueMail(services, tx, mail));
}

/** Runs the job once, as the queue does. */
export async function runJob({ services }: Scene, mailId: string | undefined): Promise<void> {
  const [handler] = mailJobs;
  await handler?.handle(services, { mailId }, { putBack: false });
}

/** Runs every job enqueued so far; returns the mails of the first attendee and of the first host. */
export async function sendAll(scene: Scene): Promise<{ toAttendee?: OutgoingMail; toHost?: OutgoingMail }> {
  scene.sent.length = 0;
  for (const mailId of scene.enqueued.splice(0)) await runJob(scene, mailId);
  const toAttendee = mailTo(scene, "grace@example.org");
  const toHost = scene.sent.find((mail) => mail.to.address.startsWith("host-"));
  return { ...(toAttendee ? { toAttendee } : {}), ...(toHost ? { toHost } : {}) };
}

export function mailTo({ sent }: Pick<Scene, "sent">, address: string): OutgoingMail | undefined {
  return sent.find((mail) => mail.to.address === address);
}
