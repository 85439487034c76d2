import { mailJobs, queueBookingMails, queueMail } from "#app/features/notifications/notifications.server.ts";
import { createLinks } from "#app/platform/links.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import type { JobQueue } from "#app/ports/job-queue.ts";
import type { MailResult, OutgoingMail } from "#app/ports/mail-transport.ts";
import { type TestDatabase, testDatabase } from "#tests/features/test-database.ts";

export const now = Date.UTC(2026, 10, 20, 9);
export const startsAt = Date.UTC(2026, 11, 3, 13);
export const endsAt = Date.UTC(2026, 11, 3, 13, 30);

export type SceneTexts = {
  business?: string;
  hostName?: string;
  attendeeName?: string;
  title?: string;
  reason?: string;
  answers?: { label: string; values: string[] }[];
};

export type Scene = {
  services: Services;
  database: TestDatabase;
  /** What the transport was given, oldest first. */
  sent: OutgoingMail[];
  /** The transport's answers to come; it accepts when there is none. */
  answers: MailResult[];
  /** Ids of the mails whose jobs were enqueued. */
  enqueued: string[];
};

/** A mail service whose transport and queue are kept in memory; rows are real. */
export async function mailScene(): Promise<Scene> {
  const database = await testDatabase();
  const settings = parseSettings({
    NODE_ENV: "test",
    PARLEY_DATA: "/nowhere",
    PARLEY_SECRET: "a secret of the tests that is long enough",
    PUBLIC_URL: "https://meet.parley.test:8443",
  });
  const sent: OutgoingMail[] = [];
  const answers: MailResult[] = [];
  const enqueued: string[] = [];
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
    clock: { now: () => now },
    links: createLinks(settings),
    outbox: null,
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
  return { services, database, sent, answers, enqueued };
}

export type SceneBooking = {
  bookingId: string;
  organizationId: string;
  hostId: string;
  attendeeId: string;
};

/** A business, its host, and one booking: 3 December 2026, 13:00 to 13:30 UTC. */
export async function seedBooking({ database }: Pick<Scene, "database">, texts: SceneTexts = {}) {
  const { prisma } = database;
  const [organizationId, hostId, scheduleId, eventTypeId] = [randomId(), randomId(), randomId(), randomId()];
  const [bookingId, attendeeId] = [randomId(), randomId()];
  const slug = `acme-${organizationId.slice(0, 8)}`;
  await prisma.organization.create({
    data: {
      id: organizationId,
      slug,
      name: texts.business ?? "Acme",
      timeZone: "Europe/Paris",
      retentionDays: 90,
    },
  });
  await prisma.user.create({
    data: {
      id: hostId,
      email: `host-${hostId}@acme.test`,
      name: texts.hostName ?? "Ada Host",
      passwordHash: "-",
      locale: "fr",
      timeZone: "Europe/Paris",
    },
  });
  const owner = { organizationId, userId: hostId };
  await prisma.schedule.create({
    data: { id: scheduleId, ...owner, name: "Weekdays", timeZone: "Europe/Paris" },
  });
  await prisma.eventType.create({
    data: {
      id: eventTypeId,
      organizationId,
      slug: "intro",
      title: texts.title ?? "Intro call",
      lengthMinutes: 30,
      windowKind: "unlimited",
      hosts: { create: { userId: hostId, scheduleId, organizationId } },
    },
  });
  await prisma.booking.create({
    data: {
      id: bookingId,
      organizationId,
      eventTypeId,
      hostId,
      title: texts.title ?? "Intro call",
      ...timesAt(startsAt, endsAt),
      reason: texts.reason ?? "",
      createdAt: new Date(now),
      hosts: { create: { userId: hostId, organizationId } },
      occupiedTimes: {
        create: {
          id: randomId(),
          organizationId,
          hostId,
          meeting: bookingId,
          startsAt: new Date(startsAt),
          endsAt: new Date(endsAt),
        },
      },
      attendees: {
        create: {
          id: attendeeId,
          organizationId,
          name: texts.attendeeName ?? "Grace Guest",
          email: "grace@example.org",
          timeZone: "America/New_York",
          locale: "en",
        },
      },
      answers: {
        create: (texts.answers ?? []).map((answer, position) => ({
          id: randomId(),
          organizationId,
          attendeeId,
          position,
          ...answer,
        })),
      },
    },
  });
  return { bookingId, organizationId, hostId, attendeeId, slug };
}

/** The booking's columns for a meeting without buffers. */
export function timesAt(start: number, end: number) {
  const [startDate, endDate] = [new Date(start), new Date(end)];
  return { startsAt: startDate, endsAt: endDate, occupiedStartsAt: startDate, occupiedEndsAt: endDate };
}

type BookingKind = "booking_confirmed" | "booking_moved" | "booking_cancelled";
type BookingFacts = Parameters<typeof queueBookingMails>[2]["facts"];

/** Queues the mails of a change, as the booking feature does in the change's transaction. */
export function queueFor(
  { services }: Scene,
  booking: SceneBooking,
  kind: BookingKind,
  { sequence = 0, facts }: { sequence?: number; facts?: BookingFacts } = {},
): Promise<void> {
  const { bookingId, organizationId, hostId, attendeeId } = booking;
  return services.database.prisma.$transaction((tx) =>
    queueBookingMails(services, tx, {
      bookingId,
      organizationId,
      hostIds: [hostId],
      attendees: [{ id: attendeeId, sequence }],
      kind,
      sequence,
      ...(facts ? { facts } : {}),
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

/** Runs every job enqueued so far; returns the mails by recipient. */
export async function sendAll(scene: Scene): Promise<{ toAttendee?: OutgoingMail; toHost?: OutgoingMail }> {
  scene.sent.length = 0;
  for (const mailId of scene.enqueued.splice(0)) await runJob(scene, mailId);
  const toAttendee = scene.sent.find((mail) => mail.to.address === "grace@example.org");
  const toHost = scene.sent.find((mail) => mail.to.address.endsWith("@acme.test"));
  return { ...(toAttendee ? { toAttendee } : {}), ...(toHost ? { toHost } : {}) };
}

/** A change to the whole booking, with all sequences raised and the hosts' time taken or given back accordingly. */
export async function changeBooking(
  { database }: Pick<Scene, "database">,
  { bookingId, organizationId }: Pick<SceneBooking, "bookingId" | "organizationId">,
  data: Parameters<TestDatabase["prisma"]["booking"]["update"]>[0]["data"],
) {
  await database.prisma.$transaction(async (tx) => {
    const booking = await tx.booking.update({
      where: { id: bookingId },
      data: { ...data, sequence: { increment: 1 } },
      include: { hosts: true },
    });
    await tx.occupiedTime.deleteMany({ where: { bookingId } });
    const { status, cancelledAt, cancelledBy } = booking;
    await tx.attendee.updateMany({
      where: { bookingId, status: { in: ["pending", "confirmed"] } },
      data: { status, cancelledAt, cancelledBy, sequence: { increment: 1 } },
    });
    if (status !== "confirmed" && status !== "pending") return;
    await tx.occupiedTime.createMany({
      data: booking.hosts.map(({ userId: hostId }) => ({
        ...{ id: randomId(), organizationId, hostId, bookingId, meeting: bookingId },
        startsAt: booking.occupiedStartsAt,
        endsAt: booking.occupiedEndsAt,
      })),
    });
  });
}
