import { dayMs, dayNumberOf, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { guardedRead } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { LimitPeriod, Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Reader = PrismaClient | DatabaseTransaction;
/** One member in one business. */
export type MemberKey = { organizationId: string; userId: string };

/** `zone` is that of the member's default schedule, else the member's own. */
export type MemberRow = { id: string; name: string; zone: string; suspended: boolean };

export async function listMemberRows(prisma: Reader, organizationId: string): Promise<MemberRow[]> {
  const rows = await prisma.membership.findMany({
    where: { organizationId },
    select: {
      suspendedAt: true,
      user: {
        select: {
          id: true,
          name: true,
          timeZone: true,
          schedules: {
            where: { organizationId },
            select: { timeZone: true },
            orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
            take: 1,
          },
        },
      },
    },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
  return rows.map(({ suspendedAt, user: { id, name, timeZone, schedules } }) => ({
    id,
    name,
    zone: schedules[0]?.timeZone ?? timeZone,
    suspended: suspendedAt !== null,
  }));
}

/** Changes of one member's time take turns: two periods that overlap must not be saved at once. */
export async function lockMember(tx: DatabaseTransaction, { organizationId, userId }: MemberKey) {
  await tx.$queryRaw`SELECT 1 FROM membership WHERE organization_id = ${organizationId} AND user_id = ${userId} FOR UPDATE`;
}

const dateOf = (column: Date) => isoDateOf(column.getTime() / dayMs);
const columnOf = (date: string) => new Date(dayNumberOf(date) * dayMs);
type Dates = { firstDate: string; lastDate: string };
type DateColumns = { firstDate: Date; lastDate: Date };
const readDates = <Row extends DateColumns>(row: Row) => ({
  ...row,
  firstDate: dateOf(row.firstDate),
  lastDate: dateOf(row.lastDate),
});
const writeDates = ({ firstDate, lastDate }: Dates) => ({
  firstDate: columnOf(firstDate),
  lastDate: columnOf(lastDate),
});

/** A whole row but for its owner, as it can be brought back; `createdAt` in epoch milliseconds. */
export type Kept<Columns> = Columns & { id: string; createdAt: number };

const awayColumns = { id: true, firstDate: true, lastDate: true, reason: true, colleagueId: true } as const;
const awaySelect = {
  ...awayColumns,
  colleague: { select: { name: true } },
} satisfies Prisma.OutOfOfficeSelect;
export type AwayRow = Omit<Prisma.OutOfOfficeGetPayload<{ select: typeof awaySelect }>, keyof Dates> & Dates;
export type AwayColumns = Dates & { reason: string; colleagueId: string | null };

/** Periods that end on `from` or later, the earliest first. */
export async function listAway(prisma: Reader, key: MemberKey, from: string): Promise<AwayRow[]> {
  const rows = await prisma.outOfOffice.findMany({
    where: { ...key, lastDate: { gte: columnOf(from) } },
    select: awaySelect,
    orderBy: [{ firstDate: "asc" }, { id: "asc" }],
  });
  return rows.map(readDates);
}

/** False where this id is taken: the row stands already, or is not ours. */
export async function insertAway(tx: DatabaseTransaction, key: MemberKey, row: Kept<AwayColumns>) {
  const { id, createdAt, reason, colleagueId } = row;
  const data = { id, ...key, ...writeDates(row), reason, colleagueId, createdAt: new Date(createdAt) };
  return (await tx.outOfOffice.createMany({ data, skipDuplicates: true })).count === 1;
}

/** False where the member has no such period. */
export async function changeAway(tx: DatabaseTransaction, key: MemberKey, id: string, to: AwayColumns) {
  const { reason, colleagueId } = to;
  const data = { ...writeDates(to), reason, colleagueId };
  return (await tx.outOfOffice.updateMany({ where: { id, ...key }, data })).count === 1;
}

/** The row as it was, or null where the member has none by this id. */
export async function removeAway(
  tx: DatabaseTransaction,
  key: MemberKey,
  id: string,
): Promise<Kept<AwayColumns> | null> {
  const select = { ...awayColumns, createdAt: true };
  const row = await tx.outOfOffice.findFirst({ where: { id, ...key }, select });
  if (!row || (await tx.outOfOffice.deleteMany({ where: { id, ...key } })).count === 0) return null;
  return { ...readDates(row), createdAt: row.createdAt.getTime() };
}

const travelSelect = {
  id: true,
  firstDate: true,
  lastDate: true,
  timeZone: true,
} satisfies Prisma.TravelPeriodSelect;
export type TravelColumns = Dates & { timeZone: string };
export type TravelRow = TravelColumns & { id: string };

export async function listTravelRows(prisma: Reader, key: MemberKey, from: string): Promise<TravelRow[]> {
  const rows = await prisma.travelPeriod.findMany({
    where: { ...key, lastDate: { gte: columnOf(from) } },
    select: travelSelect,
    orderBy: [{ firstDate: "asc" }, { id: "asc" }],
  });
  return rows.map(readDates);
}

/** Like `insertAway`. */
export async function insertTravel(tx: DatabaseTransaction, key: MemberKey, row: Kept<TravelColumns>) {
  const { id, createdAt, timeZone } = row;
  const data = { id, ...key, ...writeDates(row), timeZone, createdAt: new Date(createdAt) };
  return (await tx.travelPeriod.createMany({ data, skipDuplicates: true })).count === 1;
}

export async function changeTravel(tx: DatabaseTransaction, key: MemberKey, id: string, to: TravelColumns) {
  const data = { ...writeDates(to), timeZone: to.timeZone };
  return (await tx.travelPeriod.updateMany({ where: { id, ...key }, data })).count === 1;
}

/** Like `removeAway`. */
export async function removeTravel(
  tx: DatabaseTransaction,
  key: MemberKey,
  id: string,
): Promise<Kept<TravelColumns> | null> {
  const select = { ...travelSelect, createdAt: true };
  const row = await tx.travelPeriod.findFirst({ where: { id, ...key }, select });
  if (!row || (await tx.travelPeriod.deleteMany({ where: { id, ...key } })).count === 0) return null;
  return { ...readDates(row), createdAt: row.createdAt.getTime() };
}

/** Epoch milliseconds. */
export type BusyRow = { id: string; title: string; start: number; end: number };

/** Blocked times that end after `from` (epoch ms), the earliest first. */
export async function listBusyRows(prisma: Reader, key: MemberKey, from: number): Promise<BusyRow[]> {
  const rows = await prisma.busyTime.findMany({
    where: { ...key, endsAt: { gt: new Date(from) } },
    select: { id: true, title: true, startsAt: true, endsAt: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ id, title, startsAt, endsAt }) => ({
    id,
    title,
    start: startsAt.getTime(),
    end: endsAt.getTime(),
  }));
}

/** Like `insertAway`. */
export async function insertBusy(
  tx: DatabaseTransaction,
  key: MemberKey,
  { id, title, start, end, createdAt }: Kept<BusyRow>,
): Promise<boolean> {
  const times = { startsAt: new Date(start), endsAt: new Date(end), createdAt: new Date(createdAt) };
  const data = { id, ...key, title, ...times };
  return (await tx.busyTime.createMany({ data, skipDuplicates: true })).count === 1;
}

/** Like `removeAway`. */
export async function removeBusy(
  tx: DatabaseTransaction,
  key: MemberKey,
  id: string,
): Promise<Kept<BusyRow> | null> {
  const select = { id: true, title: true, startsAt: true, endsAt: true, createdAt: true };
  const row = await tx.busyTime.findFirst({ where: { id, ...key }, select });
  if (!row || (await tx.busyTime.deleteMany({ where: { id, ...key } })).count === 0) return null;
  const [start, end, createdAt] = [row.startsAt.getTime(), row.endsAt.getTime(), row.createdAt.getTime()];
  return { id, title: row.title, start, end, createdAt };
}

export type LimitRow = { period: LimitPeriod; maxCount: number | null; maxMinutes: number | null };

export function listLimitRows(prisma: Reader, key: MemberKey): Promise<LimitRow[]> {
  return prisma.bookingLimit.findMany({
    where: key,
    select: { period: true, maxCount: true, maxMinutes: true },
    orderBy: { period: "asc" },
  });
}

/** Puts these limits in the place of the member's. */
export async function writeLimits(
  tx: DatabaseTransaction,
  key: MemberKey,
  limits: readonly LimitRow[],
): Promise<void> {
  await tx.bookingLimit.deleteMany({ where: key });
  await tx.bookingLimit.createMany({ data: limits.map((limit) => ({ id: randomId(), ...key, ...limit })) });
}

export type BookingIn = { id: string; title: string; start: number; end: number; attendeeName: string };

/** The member's standing bookings that overlap `[from, to)` (epoch ms), the earliest first. */
export async function listBookingsIn(
  services: Pick<Services, "database" | "clock">,
  { organizationId, userId }: MemberKey,
  { from, to, viewerId }: { from: number; to: number; viewerId: string },
): Promise<BookingIn[]> {
  const rows = await guardedRead(
    services,
    { organizationId, viewerId, way: "calendar" },
    (prisma) =>
      prisma.booking.findMany({
        where: {
          organizationId,
          hosts: { some: { userId } },
          status: { in: ["pending", "confirmed"] },
          startsAt: { lt: new Date(to) },
          endsAt: { gt: new Date(from) },
        },
        select: {
          id: true,
          title: true,
          startsAt: true,
          endsAt: true,
          attendees: { select: { name: true }, orderBy: { createdAt: "asc" }, take: 1 },
        },
        orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      }),
    (bookings) => bookings.map(({ id }) => id),
  );
  return rows.map(({ id, title, startsAt, endsAt, attendees }) => ({
    id,
    title,
    start: startsAt.getTime(),
    end: endsAt.getTime(),
    attendeeName: attendees[0]?.name ?? "",
  }));
}
