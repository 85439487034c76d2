import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { type AuditGroup, auditActions } from "./audit-actions.ts";

function whereOf(organizationId: string, group: AuditGroup | null): Prisma.AuditEventWhereInput {
  return { chain: organizationId, ...(group ? { action: { in: [...auditActions[group]] } } : {}) };
}

export function countEvents(prisma: PrismaClient, organizationId: string, group: AuditGroup | null) {
  return prisma.auditEvent.count({ where: whereOf(organizationId, group) });
}

/** A business's events, the latest first. */
export function listEvents(
  prisma: PrismaClient,
  organizationId: string,
  group: AuditGroup | null,
  range: { skip: number; take: number },
) {
  return prisma.auditEvent.findMany({
    where: whereOf(organizationId, group),
    select: { seq: true, at: true, action: true, target: true, payload: true },
    orderBy: { seq: "desc" },
    ...range,
  });
}

/** The names of these people, as far as they belong to the business still. */
export async function memberNames(
  prisma: PrismaClient,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await prisma.membership.findMany({
    where: { organizationId, userId: { in: [...ids] } },
    select: { user: { select: { id: true, name: true } } },
  });
  return new Map(rows.map(({ user }) => [user.id, user.name]));
}

/** Of these ids, the ones that lead somewhere still. Nothing of what they name is read. */
export async function standingTargets(
  prisma: PrismaClient,
  organizationId: string,
  ids: { bookings: string[]; eventTypes: string[]; schedules: string[] },
): Promise<Set<string>> {
  const [bookings, eventTypes, schedules] = await Promise.all([
    prisma.booking.findMany({ where: { organizationId, id: { in: ids.bookings } }, select: { id: true } }),
    prisma.eventType.findMany({
      where: { organizationId, id: { in: ids.eventTypes }, deletedAt: null },
      select: { id: true },
    }),
    prisma.schedule.findMany({ where: { organizationId, id: { in: ids.schedules } }, select: { id: true } }),
  ]);
  return new Set([...bookings, ...eventTypes, ...schedules].map(({ id }) => id));
}
