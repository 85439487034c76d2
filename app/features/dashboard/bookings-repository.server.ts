import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingTab } from "./bookings-filter.ts";

/** Instants are epoch milliseconds; `[from, to)` bounds the start. */
export type BookingsQuery = {
  organizationId: string;
  q: string;
  eventTypeId: string | null;
  hostId: string | null;
  from: number | null;
  to: number | null;
  now: number;
};

const listSelect = {
  id: true,
  title: true,
  status: true,
  startsAt: true,
  endsAt: true,
  seats: true,
  answerBy: true,
  cancelledBy: true,
  eventType: { select: { color: true } },
  hosts: { select: { user: { select: { id: true, name: true } } }, orderBy: { user: { name: "asc" } } },
  attendees: {
    where: { restrictedAt: null },
    select: { id: true, name: true, email: true, status: true, accompaniesId: true, seriesId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.BookingSelect;

export type ListedBooking = Prisma.BookingGetPayload<{ select: typeof listSelect }>;

/**
 * A person may have asked that their data is kept and not used: then their booking is in no list. A group stays, without
 * them.
 */
const inUse = {
  OR: [{ seats: { not: null } }, { attendees: { none: { restrictedAt: { not: null } } } }],
} satisfies Prisma.BookingWhereInput;

/** A group with requests for further seats stands among the requests and where it stands anyway. */
function whereOf(tab: BookingTab, query: BookingsQuery): Prisma.BookingWhereInput {
  const now = new Date(query.now);
  const ends: Record<BookingTab, Prisma.BookingWhereInput> = {
    requests: { status: { in: ["pending", "confirmed"] }, attendees: { some: { status: "pending" } } },
    upcoming: { status: "confirmed", endsAt: { gt: now } },
    past: { status: "confirmed", endsAt: { lte: now } },
    cancelled: { status: { in: ["cancelled", "declined", "expired"] } },
  };
  return {
    organizationId: query.organizationId,
    AND: [ends[tab], inUse],
    ...(query.eventTypeId ? { eventTypeId: query.eventTypeId } : {}),
    ...(query.hostId ? { hosts: { some: { userId: query.hostId } } } : {}),
    startsAt: {
      ...(query.from === null ? {} : { gte: new Date(query.from) }),
      ...(query.to === null ? {} : { lt: new Date(query.to) }),
    },
    ...(query.q ? { OR: matching(query.q) } : {}),
  };
}

/** `%` and `_` are letters here: LIKE's own meaning of them is switched off. */
function matching(text: string): Prisma.BookingWhereInput[] {
  const contains = { contains: text.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  return [
    { title: contains },
    { attendees: { some: { restrictedAt: null, OR: [{ name: contains }, { email: contains }] } } },
  ];
}

export function countBookings(prisma: PrismaClient, tab: BookingTab, query: BookingsQuery): Promise<number> {
  return prisma.booking.count({ where: whereOf(tab, query) });
}

/** Whether this member gives time to a booking of the business. */
export async function isHostedBy(
  prisma: PrismaClient,
  { organizationId, bookingId, hostId }: { organizationId: string; bookingId: string; hostId: string },
): Promise<boolean> {
  const where = { organizationId, id: bookingId, hosts: { some: { userId: hostId } } };
  return (await prisma.booking.count({ where })) > 0;
}

type Store = Pick<Services, "database" | "clock">;

/** Requests and upcoming ones from the next on, all others from the latest back. */
export function listBookings(
  services: Store,
  access: AccessContext,
  tab: BookingTab,
  query: BookingsQuery,
  range: { skip: number; take: number },
): Promise<ListedBooking[]> {
  const direction = tab === "upcoming" || tab === "requests" ? "asc" : "desc";
  return guardedRead(
    services,
    access,
    (prisma) =>
      prisma.booking.findMany({
        where: whereOf(tab, query),
        select: listSelect,
        orderBy: [{ startsAt: direction }, { id: "asc" }],
        ...range,
      }),
    (bookings) => bookings.map(({ id: bookingId }) => bookingId),
  );
}

const detailSelect = {
  id: true,
  eventTypeId: true,
  hostId: true,
  title: true,
  status: true,
  source: true,
  campaign: true,
  startsAt: true,
  endsAt: true,
  seats: true,
  locationKind: true,
  locationDetail: true,
  createdAt: true,
  answerBy: true,
  movedAt: true,
  purgeAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  eventType: { select: { id: true, deletedAt: true, hostMode: true } },
  hosts: {
    select: { user: { select: { id: true, name: true } }, unaskedCalendars: true, unaskedAt: true },
    orderBy: { user: { name: "asc" } },
  },
  attendees: {
    select: {
      id: true,
      accompaniesId: true,
      status: true,
      name: true,
      email: true,
      phone: true,
      timeZone: true,
      locale: true,
      createdAt: true,
      cancelledAt: true,
      cancelledBy: true,
      reason: true,
      restrictedAt: true,
      noShowAt: true,
      answered: true,
      sequence: true,
      reply: true,
      replySequence: true,
      repliedAt: true,
      seriesId: true,
      series: { select: { unit: true, every: true } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  answers: {
    select: { id: true, attendeeId: true, label: true, values: true, sensitive: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.BookingSelect;

export type DetailedBooking = Prisma.BookingGetPayload<{ select: typeof detailSelect }>;

export function findBookingDetails(
  services: Store,
  access: AccessContext,
  id: string,
): Promise<DetailedBooking | null> {
  const where = { id, organizationId: access.organizationId };
  return guardedRead(
    services,
    access,
    async (prisma) => {
      const booking = await prisma.booking.findFirst({ where, select: detailSelect });
      return booking && withoutRestricted(booking);
    },
    (booking) => (booking ? [booking.id] : []),
  );
}

/** Of somebody whose data is kept and not used, that they come is all that is shown; the same goes for their guests. */
function withoutRestricted(booking: DetailedBooking): DetailedBooking {
  const { attendees, answers } = booking;
  const restricted = new Set(attendees.flatMap(({ id, restrictedAt }) => (restrictedAt ? [id] : [])));
  if (restricted.size === 0) return booking;
  const isHidden = (id: string, hostId: string | null) =>
    restricted.has(id) || (hostId !== null && restricted.has(hostId));
  return {
    ...booking,
    ...(booking.seats === null ? { reason: "", campaign: {}, locationDetail: "" } : {}),
    attendees: attendees.map((attendee) =>
      isHidden(attendee.id, attendee.accompaniesId)
        ? {
            ...attendee,
            name: "",
            email: "",
            phone: "",
            reason: "",
            reply: null,
            restrictedAt: attendee.restrictedAt ?? new Date(0),
          }
        : attendee,
    ),
    answers: answers.filter(({ attendeeId }) => !restricted.has(attendeeId)),
  };
}

type Seated = { id: string; seriesId: string | null };

/** One seat's place among those of its series, in time order; `following` still stand after it. */
export async function placeInSeries(
  prisma: PrismaClient,
  { organizationId, onlyHostId }: { organizationId: string; onlyHostId: string | null },
  seat: Seated,
) {
  const { seriesId } = seat;
  if (seriesId === null) return null;
  const rows = await prisma.attendee.findMany({
    where: { organizationId, seriesId },
    select: {
      ...{ id: true, status: true },
      booking: { select: { startsAt: true, hosts: { select: { userId: true } } } },
    },
    orderBy: [{ booking: { startsAt: "asc" } }, { id: "asc" }],
    take: 500,
  });
  const place = rows.findIndex(({ id }) => id === seat.id);
  const later = rows.slice(place + 1);
  const following = later.filter(
    ({ status, booking: { hosts } }) =>
      (status === "pending" || status === "confirmed") &&
      (onlyHostId === null || hosts.some(({ userId }) => userId === onlyHostId)),
  ).length;
  return { position: place + 1, count: rows.length, following };
}

/** The business's members, for filters: suspended ones have bookings too. */
export async function listHosts(prisma: PrismaClient, organizationId: string) {
  const rows = await prisma.membership.findMany({
    where: { organizationId },
    select: { user: { select: { id: true, name: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: 200,
  });
  return rows.map(({ user }) => user);
}

/** Whether the business has this booking; nothing of it is read. */
export async function hasBooking(
  prisma: PrismaClient,
  { organizationId, bookingId }: { organizationId: string; bookingId: string },
): Promise<boolean> {
  return (await prisma.booking.count({ where: { id: bookingId, organizationId } })) > 0;
}
