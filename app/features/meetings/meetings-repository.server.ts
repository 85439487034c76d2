import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import { giveNumber } from "#app/features/booking/booking.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database" | "clock">;
type Own = { organizationId: string; userId: string };

const meetingSelect = {
  id: true,
  title: true,
  source: true,
  startsAt: true,
  endsAt: true,
  waitingRoom: true,
  attendees: {
    where: { status: "confirmed", accompaniesId: null },
    select: { name: true, email: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  roomCode: { select: { number: true } },
} satisfies Prisma.BookingSelect;

export type MeetingRow = Prisma.BookingGetPayload<{ select: typeof meetingSelect }>;

const meetingsMax = 100;

/** The member's own meetings without an event type that are not over, the next first. */
export function listMeetings(
  services: Store,
  { organizationId, userId }: Own,
  now: number,
): Promise<MeetingRow[]> {
  const access: AccessContext = { organizationId, viewerId: userId, way: "list" };
  return guardedRead(
    services,
    access,
    (prisma) =>
      prisma.booking.findMany({
        where: {
          organizationId,
          hosts: { some: { userId } },
          source: { in: ["meeting", "at_once"] },
          status: "confirmed",
          OR: [
            { endsAt: { gt: new Date(now) } },
            { source: "at_once", roomState: { closesAt: { gt: new Date(now) } } },
          ],
        },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
        take: meetingsMax,
        select: meetingSelect,
      }),
    (rows) => rows.map(({ id }) => id),
  );
}

/** One that the member called, and that is not over. */
export async function findMeeting(
  services: Store,
  { organizationId, userId }: Own,
  bookingId: string,
  now: number,
): Promise<MeetingRow | null> {
  const rows = await guardedRead(
    services,
    { organizationId, viewerId: userId, way: "page" },
    (prisma) =>
      prisma.booking.findMany({
        where: {
          id: bookingId,
          organizationId,
          hosts: { some: { userId } },
          source: "meeting",
          status: "confirmed",
          endsAt: { gt: new Date(now) },
        },
        take: 1,
        select: meetingSelect,
      }),
    (found) => found.map(({ id }) => id),
  );
  return rows[0] ?? null;
}

/** The member's room in this business; made when it is first asked for. */
export async function personalRoomOf({ database, clock }: Store, own: Own) {
  const where = { organizationId_userId: own };
  const select = { id: true, knocks: true, bookingId: true, roomCode: { select: { number: true } } } as const;
  const known = await database.prisma.personalRoom.findUnique({ where, select });
  if (known) return known;
  await database.prisma.$transaction((tx) => insertRoom(tx, own, clock.now()));
  return database.prisma.personalRoom.findUniqueOrThrow({ where, select });
}

async function insertRoom(tx: DatabaseTransaction, own: Own, now: number, knocks = true): Promise<void> {
  const id = randomId();
  const { count } = await tx.personalRoom.createMany({
    data: { id, ...own, knocks, createdAt: new Date(now) },
    skipDuplicates: true,
  });
  if (count > 0) await giveNumber(tx, { organizationId: own.organizationId, personalRoomId: id });
}

/** Another address, number and PIN: whoever has the old ones finds nothing there. */
export async function renewPersonalRoom({ database, clock }: Store, own: Own): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    const before = await tx.personalRoom.findUnique({
      where: { organizationId_userId: own },
      select: { knocks: true },
    });
    await tx.personalRoom.deleteMany({ where: own });
    await insertRoom(tx, own, clock.now(), before?.knocks);
  });
}

export async function saveKnocks({ database }: Store, own: Own, knocks: boolean): Promise<void> {
  await database.prisma.personalRoom.updateMany({ where: own, data: { knocks } });
}

export async function noteOpened(
  tx: DatabaseTransaction,
  { organizationId, userId }: Own,
  bookingId: string,
): Promise<void> {
  await tx.personalRoom.updateMany({ where: { organizationId, userId }, data: { bookingId } });
}

/** The room behind an address, whose 130 random bits stand in for the tenant, with the meeting that was on in it last. */
export function findPersonalRoom({ database }: Pick<Store, "database">, id: string) {
  return database.prisma.personalRoom.findUnique({
    where: { id },
    select: {
      id: true,
      organizationId: true,
      userId: true,
      knocks: true,
      membership: {
        select: { suspendedAt: true, user: { select: { name: true, pausedAt: true, closesAt: true } } },
      },
      organization: { select: { name: true, slug: true, accentColor: true, closesAt: true, pausedAt: true } },
      booking: {
        select: {
          ...{ id: true, organizationId: true, status: true, startsAt: true, endsAt: true },
          roomState: { select: { closesAt: true } },
        },
      },
    },
  });
}

/** What a number leads to. */
export function findByNumber({ database }: Pick<Store, "database">, number: string) {
  return database.prisma.roomCode.findUnique({
    where: { number },
    select: { bookingId: true, personalRoomId: true },
  });
}
