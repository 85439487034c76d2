import { guardedRead } from "#app/features/audit/audit.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

const select = {
  id: true,
  title: true,
  status: true,
  startsAt: true,
  endsAt: true,
  seats: true,
  answerBy: true,
  organization: { select: { id: true, slug: true, name: true, logoId: true, accentColor: true } },
  hosts: {
    select: { user: { select: { id: true, name: true, timeZone: true } } },
    orderBy: { userId: "asc" },
  },
  attendees: {
    select: { id: true, accompaniesId: true, status: true, name: true, email: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  },
  answers: {
    select: { attendeeId: true, label: true, values: true, sensitive: true },
    orderBy: { position: "asc" },
  },
} satisfies Prisma.BookingSelect;

type Row = Prisma.BookingGetPayload<{ select: typeof select }>;
/** `reader`: the host who was sent the link. */
export type DecidedBooking = Row & { reader: Row["hosts"][number]["user"] };

/**
 * The booking that a signed link is for: the signature over booking and host stands in for the tenant, which the link
 * does not name. The host must still give the meeting and still work for the business, and not be suspended.
 */
export async function findDecidedBooking(
  services: Pick<Services, "database" | "clock">,
  { bookingId, hostId }: { bookingId: string; hostId: string },
): Promise<DecidedBooking | null> {
  const member = { some: { userId: hostId, suspendedAt: null } };
  const where = { id: bookingId, hosts: { some: { userId: hostId } }, organization: { memberships: member } };
  const named = await services.database.prisma.booking.findFirst({ where, select: { organizationId: true } });
  if (!named) return null;
  const row = await guardedRead(
    services,
    { ...named, viewerId: hostId, way: "request" },
    (prisma) => prisma.booking.findFirst({ where: { ...where, ...named }, select }),
    (booking) => (booking ? [booking.id] : []),
  );
  const reader = row?.hosts.find(({ user }) => user.id === hostId)?.user;
  return row && reader ? { ...row, reader } : null;
}
