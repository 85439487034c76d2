import { randomId } from "#app/platform/security/random-id.server.ts";
import type { TestDatabase } from "#tests/features/test-database.ts";

export const startsAt = Date.UTC(2026, 11, 3, 13);
export const endsAt = Date.UTC(2026, 11, 3, 13, 30);
const madeAt = Date.UTC(2026, 10, 20, 9);

type Prisma = TestDatabase["prisma"];
type EventTypeColumns = Partial<Parameters<Prisma["eventType"]["create"]>[0]["data"]>;
type BookingColumns = Partial<Parameters<Prisma["booking"]["create"]>[0]["data"]>;

export type SceneWishes = {
  business?: string;
  hostName?: string;
  /** Names of further hosts. */
  colleagues?: string[];
  attendeeName?: string;
  phone?: string;
  /** The main attendee's. */
  seriesId?: string;
  /** Further members of a group. */
  members?: { name: string; email: string }[];
  /** Addresses whom the attendee brings along. */
  guests?: string[];
  title?: string;
  reason?: string;
  answers?: { label: string; values: string[]; sensitive?: boolean }[];
  eventType?: EventTypeColumns;
  booking?: BookingColumns;
};

export type SceneBooking = Awaited<ReturnType<typeof seedBooking>>;

/** A business, its hosts, and one booking: 3 December 2026, 13:00 to 13:30 UTC. */
export async function seedBooking({ database }: { database: TestDatabase }, wishes: SceneWishes = {}) {
  const business = await seedBusiness(database, wishes);
  const booking = await seedMeeting(database, business, wishes);
  return { ...business, ...booking };
}

export type SceneBusiness = Awaited<ReturnType<typeof seedBusiness>>;

export async function seedBusiness({ prisma }: Pick<TestDatabase, "prisma">, wishes: SceneWishes = {}) {
  const [organizationId, eventTypeId] = [randomId(), randomId()];
  const slug = `acme-${organizationId.slice(0, 8)}`;
  await prisma.organization.create({
    data: {
      ...{ id: organizationId, slug, name: wishes.business ?? "Acme" },
      ...{ timeZone: "Europe/Paris", retentionDays: 90 },
    },
  });
  const hostIds: string[] = [];
  for (const name of [wishes.hostName ?? "Ada Host", ...(wishes.colleagues ?? [])]) {
    hostIds.push(await seedHost(prisma, organizationId, name));
  }
  const schedules = await prisma.schedule.findMany({ where: { organizationId } });
  const hosts = schedules.map(({ id, userId }) => ({ userId, scheduleId: id, organizationId }));
  await prisma.eventType.create({
    data: {
      ...{ id: eventTypeId, organizationId, slug: "intro", title: wishes.title ?? "Intro call" },
      ...{ lengthMinutes: 30, windowKind: "unlimited", hosts: { create: hosts } },
      ...wishes.eventType,
    } as Parameters<Prisma["eventType"]["create"]>[0]["data"],
  });
  const [hostId = ""] = hostIds;
  return { organizationId, eventTypeId, slug, hostIds, hostId, hostEmail: hostAddress(hostId) };
}

export const hostAddress = (hostId: string) => `host-${hostId}@acme.test`;

/** A member with a schedule, who reads French in Paris. */
export async function seedHost(prisma: Prisma, organizationId: string, name: string): Promise<string> {
  const id = randomId();
  const timeZone = "Europe/Paris";
  await prisma.user.create({
    data: { id, email: hostAddress(id), name, passwordHash: "-", locale: "fr", timeZone },
  });
  await prisma.schedule.create({
    data: { id: randomId(), organizationId, userId: id, name: "Weekdays", timeZone },
  });
  return id;
}

/** The meeting alone, with its hosts, attendees and answers. */
export async function seedMeeting(
  { prisma }: Pick<TestDatabase, "prisma">,
  { organizationId, eventTypeId, hostIds }: Pick<SceneBusiness, "organizationId" | "eventTypeId" | "hostIds">,
  wishes: SceneWishes = {},
) {
  const bookingId = randomId();
  const status = wishes.booking?.status ?? "confirmed";
  const seat = {
    organizationId,
    status,
    timeZone: "America/New_York",
    locale: "en",
    createdAt: new Date(madeAt),
  };
  const main = {
    ...seat,
    ...{ id: randomId(), name: wishes.attendeeName ?? "Grace Guest", email: "grace@example.org" },
    phone: wishes.phone ?? "",
    seriesId: wishes.seriesId ?? null,
  };
  const members = (wishes.members ?? []).map((member, index) => ({
    ...{ ...seat, id: randomId(), createdAt: new Date(madeAt + (index + 1) * 1000) },
    ...member,
  }));
  await prisma.booking.create({
    data: {
      ...{ id: bookingId, organizationId, eventTypeId, hostId: hostIds[0] ?? "" },
      title: wishes.title ?? "Intro call",
      ...timesAt(startsAt, endsAt),
      ...{ reason: wishes.reason ?? "", createdAt: new Date(madeAt) },
      ...wishes.booking,
      hosts: { create: hostIds.map((userId) => ({ userId, organizationId })) },
      attendees: { create: [main, ...members] },
      occupiedTimes: { create: occupiedBy(hostIds, { organizationId, bookingId }, wishes.booking) },
    } as Parameters<Prisma["booking"]["create"]>[0]["data"],
  });
  const guests = (wishes.guests ?? []).map((email) => ({
    ...seat,
    ...{ id: randomId(), bookingId, accompaniesId: main.id, name: "", email },
  }));
  await prisma.attendee.createMany({ data: guests });
  await prisma.answer.createMany({
    data: (wishes.answers ?? []).map((answer, position) => ({
      ...{ id: randomId(), organizationId, bookingId, attendeeId: main.id, position },
      ...answer,
    })),
  });
  return {
    bookingId,
    attendeeId: main.id,
    attendeeIds: [main.id, ...members.map(({ id }) => id)],
    guestIds: guests.map(({ id }) => id),
  };
}

function occupiedBy(
  hostIds: readonly string[],
  { organizationId, bookingId }: { organizationId: string; bookingId: string },
  times: BookingColumns = {},
) {
  return hostIds.map((hostId) => ({
    ...{ id: randomId(), organizationId, hostId, meeting: bookingId },
    startsAt: times.occupiedStartsAt ?? new Date(startsAt),
    endsAt: times.occupiedEndsAt ?? new Date(endsAt),
  }));
}

/** The booking's columns for a meeting without buffers. */
export function timesAt(start: number, end: number) {
  const [startDate, endDate] = [new Date(start), new Date(end)];
  return { startsAt: startDate, endsAt: endDate, occupiedStartsAt: startDate, occupiedEndsAt: endDate };
}

/** A change to the whole booking, with all sequences raised and the hosts' time taken or given back accordingly. */
export async function changeBooking(
  { database }: { database: TestDatabase },
  { bookingId, organizationId }: Pick<SceneBooking, "bookingId" | "organizationId">,
  data: Parameters<Prisma["booking"]["update"]>[0]["data"],
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
