import { guardedRead } from "#app/features/audit/audit.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

/** Everything here is read for the members of one business; instants are epoch milliseconds, ranges `[from, to)`. */
export type Range = { from: number; to: number };
type Question = Range & { organizationId: string; hostIds: string[]; now: number };
type Store = Pick<Services, "database" | "clock">;
/** The member who looks. */
type Viewer = { viewerId: string };

export type CalendarMember = { id: string; name: string; timeZone: string };

/** Suspended members keep the bookings they have, so they are listed too. */
export async function listMembers(prisma: PrismaClient, organizationId: string): Promise<CalendarMember[]> {
  const rows = await prisma.membership.findMany({
    where: { organizationId },
    select: { user: { select: { id: true, name: true, timeZone: true } } },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    take: 200,
  });
  return rows.map(({ user }) => user);
}

const bookingSelect = {
  id: true,
  title: true,
  status: true,
  startsAt: true,
  endsAt: true,
  seats: true,
  eventType: { select: { color: true } },
  hosts: { select: { user: { select: { id: true, name: true } } }, orderBy: { userId: "asc" } },
  attendees: {
    where: { status: { in: ["pending", "confirmed"] } },
    select: {
      name: true,
      email: true,
      status: true,
      accompaniesId: true,
      seriesId: true,
      restrictedAt: true,
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.BookingSelect;

export type CalendarBooking = Prisma.BookingGetPayload<{ select: typeof bookingSelect }>;

/** Bookings and requests that stand, of any of these hosts. */
export function listStanding(services: Store, question: Question & Viewer): Promise<CalendarBooking[]> {
  const { organizationId, hostIds, from, to, viewerId } = question;
  return guardedRead(
    services,
    { organizationId, viewerId, way: "calendar" },
    (prisma) =>
      prisma.booking.findMany({
        where: {
          organizationId,
          hosts: { some: { userId: { in: hostIds } } },
          status: { in: ["pending", "confirmed"] },
          startsAt: { lt: new Date(to) },
          endsAt: { gt: new Date(from) },
        },
        select: bookingSelect,
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: 2000,
      }),
    (bookings) => bookings.map(({ id }) => id),
  );
}

/** Time of a host that something else than a booking of this business takes. */
export type OtherTime = {
  kind: "hold" | "blocked" | "elsewhere";
  id: string;
  hostId: string;
  start: number;
  end: number;
  /** Of a time that the member blocked in this business, or the calendar of theirs that says so; else empty. */
  title: string;
  /** What the event of that calendar is called: for the member alone, where they have chosen so. */
  event?: string | null;
};

/**
 * Holds, times blocked by hand, and what the hosts do in other businesses: of that the time alone is read, since it
 * is nobody's here to know.
 */
export async function listOtherTimes(prisma: PrismaClient, question: Question): Promise<OtherTime[]> {
  const { organizationId, hostIds, now } = question;
  const within = { startsAt: { lt: new Date(question.to) }, endsAt: { gt: new Date(question.from) } };
  const [occupied, blocked] = await Promise.all([
    prisma.occupiedTime.findMany({
      where: {
        hostId: { in: hostIds },
        ...within,
        OR: [
          { bookingId: { not: null }, organizationId: { not: organizationId } },
          { hold: { expiresAt: { gt: new Date(now) } } },
        ],
      },
      select: { id: true, hostId: true, startsAt: true, endsAt: true, organizationId: true },
      take: 2000,
    }),
    prisma.busyTime.findMany({
      where: { userId: { in: hostIds }, ...within },
      select: { id: true, userId: true, startsAt: true, endsAt: true, title: true, organizationId: true },
      take: 2000,
    }),
  ]);
  const isOurs = (row: { organizationId: string }) => row.organizationId === organizationId;
  return [
    ...occupied.map(
      (row): OtherTime => ({
        kind: isOurs(row) ? "hold" : "elsewhere",
        id: row.id,
        hostId: row.hostId,
        start: row.startsAt.getTime(),
        end: row.endsAt.getTime(),
        title: "",
      }),
    ),
    ...blocked.map(
      (row): OtherTime => ({
        kind: isOurs(row) ? "blocked" : "elsewhere",
        id: row.id,
        hostId: row.userId,
        start: row.startsAt.getTime(),
        end: row.endsAt.getTime(),
        title: isOurs(row) ? row.title : "",
      }),
    ),
  ];
}

/** What takes the time of these hosts, buffers included. `bookingId` is null where it is no booking of this business. */
export type TakenTime = {
  /** `private`: a booking of this business whose matter the reader may not see. */
  kind: "booking" | "private" | "hold" | "blocked" | "elsewhere";
  hostId: string;
  bookingId: string | null;
  title: string;
  who: string;
  start: number;
  end: number;
  /** Which rows may stand at the same time: seats of one meeting. */
  meeting: string | null;
};

/** `exceptBookingId` is the one that asks. */
type TakenQuestion = Question & { exceptBookingId: string | null };

const blockedIn = ({ hostIds, from, to }: TakenQuestion) =>
  ({ userId: { in: hostIds }, startsAt: { lt: new Date(to) }, endsAt: { gt: new Date(from) } }) as const;

const occupiedIn = ({ hostIds, from, to, now, exceptBookingId }: TakenQuestion) =>
  ({
    hostId: { in: hostIds },
    startsAt: { lt: new Date(to) },
    endsAt: { gt: new Date(from) },
    OR: [{ bookingId: { not: exceptBookingId ?? "" } }, { hold: { expiresAt: { gt: new Date(now) } } }],
  }) satisfies Prisma.OccupiedTimeWhereInput;

/** Which of these hosts have time taken, by whatever it is. */
export async function listTakenHosts(prisma: PrismaClient, question: TakenQuestion): Promise<Set<string>> {
  const [occupied, blocked] = await Promise.all([
    prisma.occupiedTime.findMany({ where: occupiedIn(question), select: { hostId: true }, take: 200 }),
    prisma.busyTime.findMany({ where: blockedIn(question), select: { userId: true }, take: 200 }),
  ]);
  return new Set([...occupied.map(({ hostId }) => hostId), ...blocked.map(({ userId }) => userId)]);
}

/** Bookings with their buffers, and other times. */
export async function listTakenTimes(
  services: Store,
  question: TakenQuestion & Viewer & { onlyHostId: string | null },
): Promise<TakenTime[]> {
  const { organizationId, viewerId, onlyHostId } = question;
  const isOurs = (row: { organizationId: string }) => row.organizationId === organizationId;
  const isTold = (row: { organizationId: string; hostId: string }) =>
    isOurs(row) && (onlyHostId === null || row.hostId === onlyHostId);
  const [occupied, blocked] = await Promise.all([
    guardedRead(
      services,
      { organizationId, viewerId, way: "calendar" },
      (prisma) =>
        prisma.occupiedTime.findMany({
          where: occupiedIn(question),
          select: {
            hostId: true,
            organizationId: true,
            bookingId: true,
            meeting: true,
            startsAt: true,
            endsAt: true,
            booking: {
              select: {
                title: true,
                startsAt: true,
                endsAt: true,
                attendees: {
                  where: { accompaniesId: null, restrictedAt: null },
                  select: { name: true },
                  take: 3,
                },
              },
            },
          },
          orderBy: { startsAt: "asc" },
          take: 200,
        }),
      (rows) => rows.filter(isTold).flatMap(({ bookingId }) => bookingId ?? []),
    ),
    services.database.prisma.busyTime.findMany({
      where: blockedIn(question),
      select: { userId: true, startsAt: true, endsAt: true },
      orderBy: { startsAt: "asc" },
      take: 200,
    }),
  ]);
  return [
    ...occupied.map((row): TakenTime => {
      const booking = isTold(row) ? row.booking : null;
      const ofColleague = row.bookingId === null ? "hold" : "private";
      return {
        kind: !isOurs(row) ? "elsewhere" : booking ? "booking" : ofColleague,
        hostId: row.hostId,
        bookingId: booking ? row.bookingId : null,
        title: booking?.title ?? "",
        who: booking?.attendees.map(({ name }) => name).join(", ") ?? "",
        start: (booking?.startsAt ?? row.startsAt).getTime(),
        end: (booking?.endsAt ?? row.endsAt).getTime(),
        meeting: row.meeting,
      };
    }),
    ...blocked.map(
      (row): TakenTime => ({
        kind: "blocked",
        hostId: row.userId,
        bookingId: null,
        title: "",
        who: "",
        start: row.startsAt.getTime(),
        end: row.endsAt.getTime(),
        meeting: null,
      }),
    ),
  ];
}

const dates = { firstDate: true, lastDate: true } as const;

/** What the hours of these members come from: their schedules, days away and travels in this business. */
export async function readHours(prisma: PrismaClient, question: Question) {
  const { organizationId, hostIds } = question;
  // A date may begin most of a day before its UTC date and end as long after it.
  const from = new Date(question.from - 3 * 86_400_000);
  const to = new Date(question.to + 3 * 86_400_000);
  const members = { organizationId, userId: { in: hostIds } };
  const touching = { ...members, lastDate: { gte: from }, firstDate: { lte: to } };
  const [schedules, away, travel] = await Promise.all([
    prisma.schedule.findMany({
      where: members,
      select: {
        id: true,
        userId: true,
        timeZone: true,
        holidayCountry: true,
        workedHolidays: true,
        rules: { select: { weekday: true, startMinute: true, endMinute: true } },
        overrides: {
          where: { date: { gte: from, lte: to } },
          select: { date: true, startMinute: true, endMinute: true },
        },
      },
      take: 500,
    }),
    prisma.outOfOffice.findMany({
      where: touching,
      select: { userId: true, ...dates, reason: true, user: { select: { name: true } } },
    }),
    prisma.travelPeriod.findMany({
      where: touching,
      select: { userId: true, ...dates, timeZone: true, user: { select: { name: true } } },
      orderBy: { createdAt: "asc" },
    }),
  ]);
  return { schedules, away, travel };
}

export type StoredHours = Awaited<ReturnType<typeof readHours>>;
