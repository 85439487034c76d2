import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

/** What every reader of mail has, with an account or without. */
export const personSelect = {
  name: true,
  email: true,
  locale: true,
  timeZone: true,
} satisfies Prisma.UserSelect & Prisma.AttendeeSelect;

const seatSelect = {
  id: true,
  bookingId: true,
  accompaniesId: true,
  status: true,
  phone: true,
  sequence: true,
  createdAt: true,
  askedAt: true,
  noShowAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  restrictedAt: true,
  reply: true,
  replySequence: true,
  ...personSelect,
  series: {
    select: {
      attendees: {
        select: { id: true, status: true, booking: { select: { startsAt: true } } },
        orderBy: [{ booking: { startsAt: "asc" } }, { id: "asc" }],
      },
    },
  },
} satisfies Prisma.AttendeeSelect;

/** All that mails and calendar entries say about a booking. */
export const mailedBookingSelect = {
  id: true,
  organizationId: true,
  title: true,
  status: true,
  source: true,
  seats: true,
  locationKind: true,
  locationDetail: true,
  startsAt: true,
  endsAt: true,
  answerBy: true,
  sequence: true,
  createdAt: true,
  movedAt: true,
  cancelledAt: true,
  cancelledBy: true,
  reason: true,
  roomCode: { select: { number: true } },
  organization: {
    select: { name: true, slug: true, accentColor: true, retentionDays: true, mailsOff: true },
  },
  eventType: {
    select: {
      slug: true,
      retentionDays: true,
      hidden: true,
      disabled: true,
      deletedAt: true,
      showsAttendees: true,
      attendeesMayCancel: true,
      attendeesMayMove: true,
      changeNoticeMinutes: true,
      approvalHours: true,
      cancellationPolicy: true,
      confirmationText: true,
      reminderMinutes: true,
      followUpHours: true,
    },
  },
  host: { select: { id: true, ...personSelect } },
  hosts: { select: { user: { select: { id: true, ...personSelect } } }, orderBy: { userId: "asc" } },
  attendees: { select: seatSelect, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
  answers: {
    select: {
      attendeeId: true,
      label: true,
      values: true,
      sensitive: true,
      question: { select: { kind: true } },
    },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.BookingSelect;

export type MailedBooking = Prisma.BookingGetPayload<{ select: typeof mailedBookingSelect }>;
export type MailedSeat = MailedBooking["attendees"][number];
export type MailedHost = MailedBooking["host"];

/** The booking behind a calendar file, by its attendee, whose signed link stands in for the name of the business. */
export function findBookingOfSeat(prisma: PrismaClient, attendeeId: string): Promise<MailedBooking | null> {
  return prisma.booking.findFirst({
    where: { attendees: { some: { id: attendeeId } } },
    select: mailedBookingSelect,
  });
}

/** The same for one of its hosts. */
export function findBookingOfHost(
  prisma: PrismaClient,
  { organizationId, bookingId, hostId }: { organizationId: string; bookingId: string; hostId: string },
): Promise<MailedBooking | null> {
  return prisma.booking.findFirst({
    where: { id: bookingId, organizationId, hosts: { some: { userId: hostId } } },
    select: mailedBookingSelect,
  });
}

/** The names of those calendars of a host that could not be asked when the time was chosen, as far as they are still connected. */
export async function findUnasked(
  prisma: PrismaClient,
  { organizationId, bookingId, userId }: { organizationId: string; bookingId: string; userId: string },
): Promise<string[]> {
  const row = await prisma.bookingHost.findFirst({
    where: { organizationId, bookingId, userId },
    select: { unaskedCalendars: true },
  });
  if (!row || row.unaskedCalendars.length === 0) return [];
  const found = await prisma.connectedCalendar.findMany({
    where: { id: { in: row.unaskedCalendars }, userId },
    select: { name: true },
    orderBy: { name: "asc" },
  });
  return found.map(({ name }) => name);
}

/** A seat that has moved to another booking of the same business. */
export function findSeatElsewhere(
  prisma: PrismaClient,
  organizationId: string,
  attendeeId: string,
): Promise<MailedSeat | null> {
  return prisma.attendee.findFirst({ where: { id: attendeeId, organizationId }, select: seatSelect });
}

/** What one reader was mailed about a booking before, oldest first; for an attendee also about the seat's earlier meetings. */
export function findEarlierMails(
  prisma: PrismaClient,
  mail: {
    id: string;
    createdAt: Date;
    attendeeId: string | null;
    userId: string | null;
    bookingId: string | null;
  },
) {
  const { id, createdAt, attendeeId, userId, bookingId } = mail;
  const reader = attendeeId === null ? { userId, bookingId } : { attendeeId };
  return prisma.mailMessage.findMany({
    where: { ...reader, id: { not: id }, attempts: { gt: 0 }, createdAt: { lte: createdAt } },
    select: { id: true, kind: true, status: true, facts: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
