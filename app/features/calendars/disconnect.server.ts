import { writeCopyJob } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MemberKey } from "./connection-repository.server.ts";
import { cutConnections, releaseGrants } from "./release-grants.server.ts";

type CloseServices = Pick<Services, "database" | "jobs" | "clock" | "settings" | "openCalendars" | "log">;

const dayMs = 86_400_000;
/** So long what cannot be reached is tried. */
export const closingDays = 3;

/**
 * Disconnects an account: at once, or once the bookings that were written there are taken out. Until then it is not
 * read any more and nothing is written. False where the member has no such connection.
 */
export async function disconnect(
  services: CloseServices,
  key: MemberKey,
  { id, written }: { id: string; written: "leave" | "remove" },
): Promise<boolean> {
  const { prisma } = services.database;
  if (written === "leave") {
    const { count, cut } = await prisma.$transaction((tx) => cutConnections(tx, { id, ...key }));
    await releaseGrants(services, cut);
    return count === 1;
  }
  const found = await prisma.calendarConnection.count({ where: { id, ...key } });
  if (found === 0) return false;
  await prisma.$transaction((tx) => closeConnections(services, tx, { id, ...key }));
  await endIfEmpty(services, id);
  return true;
}

/** Those that are closing already are left as they are. */
export async function closeConnections(
  { jobs, clock }: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  where: Prisma.CalendarConnectionWhereInput,
): Promise<void> {
  const open = await tx.calendarConnection.findMany({
    where: { ...where, closingAt: null },
    select: { id: true },
  });
  const connectionId = { in: open.map(({ id }) => id) };
  if (connectionId.in.length === 0) return;
  const now = new Date(clock.now());
  await tx.calendarConnection.updateMany({ where: { id: connectionId }, data: { closingAt: now } });
  const none = { counts: false, takesBookings: false };
  await tx.connectedCalendar.updateMany({ where: { connectionId }, data: none });
  await tx.calendarBusy.deleteMany({ where: { calendar: { connectionId } } });
  const copies = await tx.calendarCopy.findMany({
    where: { calendar: { connectionId } },
    select: { id: true },
    // The others are handed out by the minute.
    take: 20,
  });
  const due = { nextTryAt: now, failures: 0, changes: { increment: 1 } };
  await tx.calendarCopy.updateMany({ where: { calendar: { connectionId } }, data: due });
  for (const { id } of copies) await jobs.enqueue(writeCopyJob, { copyId: id }, { transaction: tx });
}

/** How many bookings stand in the calendars of these accounts. */
export function writtenElsewhere(
  tx: DatabaseTransaction,
  where: Prisma.CalendarConnectionWhereInput,
): Promise<number> {
  return tx.calendarCopy.count({ where: { calendar: { connection: where } } });
}

/** How one is reached is erased once nothing of ours is there any more, or could not be reached for three days. */
export async function endIfEmpty(services: CloseServices, id?: string): Promise<void> {
  const { database, clock } = services;
  const before = new Date(clock.now() - closingDays * dayMs);
  const done: Prisma.CalendarConnectionWhereInput[] = [
    { closingAt: { not: null }, calendars: { none: { copies: { some: {} } } } },
  ];
  const where = { ...(id === undefined ? {} : { id }), OR: [...done, { closingAt: { lte: before } }] };
  const { cut } = await database.prisma.$transaction((tx) => cutConnections(tx, where));
  await releaseGrants(services, cut);
}
