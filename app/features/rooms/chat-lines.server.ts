import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

/** A line of a chat that was kept. Times are epoch milliseconds. */
export type ChatLine = { id: string; name: string; text: string; saidAt: number; purgeAt: number | null };

const select = { id: true, saidBy: true, name: true, text: true, saidAt: true, purgeAt: true } as const;
const orderBy = [{ saidAt: "asc" }, { id: "asc" }] as const;

/** What was written in a booking's calls, for a member. Without what somebody wrote whose data is kept and not used. */
export async function chatOfBooking(
  services: Pick<Services, "database" | "clock">,
  access: AccessContext,
  bookingId: string,
): Promise<ChatLine[]> {
  const { organizationId } = access;
  return guardedRead(
    services,
    access,
    async (prisma) => {
      const restricted = await prisma.attendee.findMany({
        where: { organizationId, bookingId, restrictedAt: { not: null } },
        select: { id: true },
      });
      const rows = await prisma.chatLine.findMany({
        where: {
          organizationId,
          call: { bookingId },
          saidBy: { notIn: restricted.map(({ id }) => `attendee-${id}`) },
        },
        select,
        orderBy: [...orderBy],
      });
      return rows.map(lineOf);
    },
    (found) => (found.length > 0 ? [bookingId] : []),
  );
}

/** What people who were booked wrote, of their own lines alone. */
export async function chatOfAttendees(
  prisma: PrismaClient,
  attendeeIds: readonly string[],
): Promise<(ChatLine & { attendeeId: string })[]> {
  if (attendeeIds.length === 0) return [];
  const rows = await prisma.chatLine.findMany({
    where: { saidBy: { in: attendeeIds.map((id) => `attendee-${id}`) } },
    select,
    orderBy: [...orderBy],
  });
  return rows.map((row) => ({ ...lineOf(row), attendeeId: row.saidBy.slice("attendee-".length) }));
}

type Row = { id: string; name: string; text: string; saidAt: Date; purgeAt: Date | null };

function lineOf({ id, name, text, saidAt, purgeAt }: Row): ChatLine {
  return { id, name, text, saidAt: saidAt.getTime(), purgeAt: purgeAt?.getTime() ?? null };
}
