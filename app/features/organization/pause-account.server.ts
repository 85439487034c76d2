import { noteAccount } from "#app/features/audit/audit.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Tools = Pick<Services, "database" | "clock">;

/**
 * Has somebody rest: no business offers their time any more, and one in which nobody else gives time is closed to
 * visitors. What is booked stays, and so does everything else. Pressed twice, it rests once.
 */
export function pauseAccount({ database, clock }: Tools, userId: string): Promise<void> {
  const now = new Date(clock.now());
  return database.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, pausedAt: null },
      data: { pausedAt: now },
    });
    if (count === 0) return;
    // Whoever an owner suspended keeps that instant, and stays suspended when they come back.
    await tx.membership.updateMany({ where: { userId, suspendedAt: null }, data: { suspendedAt: now } });
    await tx.organization.updateMany({
      where: { pausedAt: null, memberships: { some: { userId }, every: { suspendedAt: { not: null } } } },
      data: { pausedAt: now },
    });
    await noteAccount(tx, { action: "account.paused", userId, by: "member", now: now.getTime() });
  });
}

/** Ends it: everything is as it was before. */
export function resumeAccount({ database, clock }: Tools, userId: string): Promise<void> {
  return database.prisma.$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { pausedAt: true } });
    if (user.pausedAt === null) return;
    const { pausedAt } = user;
    await tx.user.update({ where: { id: userId }, data: { pausedAt: null }, select: { id: true } });
    const rested = { userId, suspendedAt: pausedAt, barredAt: null };
    await tx.membership.updateMany({ where: rested, data: { suspendedAt: null } });
    await tx.organization.updateMany({
      where: { pausedAt: { not: null }, memberships: { some: { userId, suspendedAt: null } } },
      data: { pausedAt: null },
    });
    await noteAccount(tx, { action: "account.resumed", userId, by: "member", now: clock.now() });
  });
}

/** What somebody's rest closes and leaves: the businesses that nobody else keeps open, and bookings still ahead. */
export async function pauseFacts({ database: { prisma }, clock }: Tools, userId: string) {
  const alone = await prisma.organization.findMany({
    where: {
      closesAt: null,
      memberships: { some: { userId }, none: { suspendedAt: null, userId: { not: userId } } },
    },
    select: { name: true, slug: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const ahead = await prisma.booking.count({
    where: {
      hosts: { some: { userId } },
      status: { in: ["pending", "confirmed"] },
      startsAt: { gt: new Date(clock.now()) },
    },
  });
  return { closes: alone.map(({ name, slug }) => ({ name, path: `/${slug}` })), ahead };
}
