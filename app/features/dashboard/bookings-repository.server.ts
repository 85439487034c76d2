import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { BookingTab } from "./bookings-filter.ts";

/** Instants are epoch milliseconds; `[from, to)` bounds the start. */
export type BookingsQuery = {
  organizationId: string;
  q: string;
  eventTypeId: string | null;
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
  cancelledBy: true,
  attendees: { select: { name: true, email: true }, orderBy: { id: "asc" } },
} satisfies Prisma.BookingSelect;

export type ListedBooking = Prisma.BookingGetPayload<{ select: typeof listSelect }>;

function whereOf(tab: BookingTab, query: BookingsQuery): Prisma.BookingWhereInput {
  const now = new Date(query.now);
  const ends: Record<BookingTab, Prisma.BookingWhereInput> = {
    upcoming: { status: "confirmed", endsAt: { gt: now } },
    past: { status: "confirmed", endsAt: { lte: now } },
    cancelled: { status: "cancelled" },
  };
  return {
    organizationId: query.organizationId,
    ...ends[tab],
    ...(query.eventTypeId ? { eventTypeId: query.eventTypeId } : {}),
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
  return [{ title: contains }, { attendees: { some: { OR: [{ name: contains }, { email: contains }] } } }];
}

export function countBookings(prisma: PrismaClient, tab: BookingTab, query: BookingsQuery): Promise<number> {
  return prisma.booking.count({ where: whereOf(tab, query) });
}

/** Upcoming ones from the next on, all others from the latest back. */
export function listBookings(
  prisma: PrismaClient,
  tab: BookingTab,
  query: BookingsQuery,
  range: { skip: number; take: number },
): Promise<ListedBooking[]> {
  const direction = tab === "upcoming" ? "asc" : "desc";
  return prisma.booking.findMany({
    where: whereOf(tab, query),
    select: listSelect,
    orderBy: [{ startsAt: direction }, { id: "asc" }],
    ...range,
  });
}

const detailSelect = {
  id: true,
  eventTypeId: true,
  title: true,
  status: true,
  startsAt: true,
  endsAt: true,
  createdAt: true,
  movedAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  host: { select: { name: true } },
  eventType: { select: { id: true, deletedAt: true } },
  attendees: { select: { id: true, name: true, email: true, timeZone: true }, orderBy: { id: "asc" } },
  answers: { select: { id: true, label: true, values: true }, orderBy: { position: "asc" } },
} satisfies Prisma.BookingSelect;

export type DetailedBooking = Prisma.BookingGetPayload<{ select: typeof detailSelect }>;

export function findBookingDetails(
  prisma: PrismaClient,
  organizationId: string,
  id: string,
): Promise<DetailedBooking | null> {
  return prisma.booking.findFirst({ where: { id, organizationId }, select: detailSelect });
}
