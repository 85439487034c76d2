import { type AccessContext, guardedRead } from "#app/features/audit/audit.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database" | "clock">;

/** Whose customers: of one business, and of one host's bookings where `onlyHostId` is not null. */
export type CustomersOf = { organizationId: string; viewerId: string; onlyHostId: string | null };

export type CustomerRow = {
  /** Of their latest seat: it names the customer as long as that seat is kept. */
  id: string;
  bookingId: string;
  name: string;
  email: string;
  kept: number;
  missed: number;
  lastAt: Date | null;
  nextAt: Date | null;
  total: number;
};

/**
 * One row for each address that booked, the latest first. Guests who were brought along are no customers, and whoever
 * asked that their data is kept and not used is in no list.
 */
const statement = `
  SELECT (array_agg(a.id ORDER BY a.created_at DESC, a.id))[1] AS id,
    (array_agg(b.id ORDER BY a.created_at DESC, a.id))[1] AS "bookingId",
    (array_agg(a.name ORDER BY a.created_at DESC, a.id))[1] AS name, a.email,
    (count(*) FILTER (WHERE a.status = 'confirmed' AND a.no_show_at IS NULL))::int AS kept,
    (count(*) FILTER (WHERE a.no_show_at IS NOT NULL))::int AS missed,
    max(b.starts_at) FILTER (WHERE a.status = 'confirmed' AND a.no_show_at IS NULL AND b.ends_at <= $4) AS "lastAt",
    min(b.starts_at) FILTER (WHERE a.status IN ('pending', 'confirmed') AND b.starts_at > $4) AS "nextAt",
    (count(*) OVER ())::int AS total
  FROM attendee a JOIN booking b ON b.id = a.booking_id
  WHERE a.organization_id = $1 AND a.accompanies_id IS NULL AND a.restricted_at IS NULL
    AND ($2::text IS NULL OR EXISTS (SELECT 1 FROM booking_host h WHERE h.booking_id = b.id AND h.user_id = $2))
  GROUP BY a.email
  HAVING $3 = '' OR bool_or(a.name ILIKE $3 OR a.email ILIKE $3)
  ORDER BY max(a.created_at) DESC, a.email LIMIT $5 OFFSET $6`;

/** `q`: a part of a name or an address; `%` and `_` are letters in it. */
export function listCustomers(
  services: Store,
  { organizationId, viewerId, onlyHostId }: CustomersOf,
  { q, skip, take }: { q: string; skip: number; take: number },
): Promise<CustomerRow[]> {
  const pattern = q === "" ? "" : `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const now = new Date(services.clock.now());
  return guardedRead(
    services,
    { organizationId, viewerId, way: "list" },
    (prisma) =>
      prisma.$queryRawUnsafe<CustomerRow[]>(
        ...([statement, organizationId, onlyHostId, pattern, now, take, skip] as const),
      ),
    (rows) => rows.map(({ bookingId }) => bookingId),
  );
}

const seatSelect = {
  ...{ id: true, name: true, email: true, phone: true, status: true, noShowAt: true, cancelledBy: true },
  booking: {
    select: {
      ...{ id: true, title: true, startsAt: true, endsAt: true, status: true },
      eventType: { select: { color: true } },
      hosts: { select: { user: { select: { name: true } } }, orderBy: { user: { name: "asc" } } },
    },
  },
} satisfies Prisma.AttendeeSelect;

export type CustomerSeat = Prisma.AttendeeGetPayload<{ select: typeof seatSelect }>;

const seatsMax = 200;

/** All that is kept of one customer's appointments, the latest first; `id` is that of any of their seats. */
export async function listSeatsOf(
  services: Store,
  { organizationId, viewerId, onlyHostId }: CustomersOf,
  id: string,
): Promise<CustomerSeat[]> {
  const access: AccessContext = { organizationId, viewerId, way: "list" };
  const seen = {
    ...{ organizationId, accompaniesId: null, restrictedAt: null },
    ...(onlyHostId === null ? {} : { booking: { hosts: { some: { userId: onlyHostId } } } }),
  } satisfies Prisma.AttendeeWhereInput;
  return guardedRead(
    services,
    access,
    async (prisma) => {
      const one = await prisma.attendee.findFirst({ where: { ...seen, id }, select: { email: true } });
      if (!one) return [];
      return prisma.attendee.findMany({
        where: { ...seen, email: one.email },
        select: seatSelect,
        orderBy: [{ booking: { startsAt: "desc" } }, { id: "asc" }],
        take: seatsMax,
      });
    },
    (seats) => seats.map(({ booking }) => booking.id),
  );
}
