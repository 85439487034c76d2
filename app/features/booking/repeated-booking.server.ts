import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import type { SlotRequest, Taken } from "./slot-request.server.ts";

type Reads = Pick<DatabaseTransaction, "attendee">;
type Booked = Extract<Taken, { ok: true }>;

/** How long the same wish from the same browser means the booking that it has led to. */
const repeatMs = 3_600_000;

const bookedSelect = { id: true, bookingId: true, status: true } as const;

function bookedOf({ id, bookingId, status }: { id: string; bookingId: string; status: string }): Booked {
  return { ok: true, bookingId, attendeeId: id, pending: status === "pending" };
}

/** The booking that a form has led to: it was sent twice. */
export async function findByKey(
  database: Reads,
  organizationId: string,
  idempotencyKey: string,
): Promise<Booked | null> {
  const attendee = await database.attendee.findUnique({
    where: { organizationId_idempotencyKey: { organizationId, idempotencyKey } },
    select: bookedSelect,
  });
  return attendee && bookedOf(attendee);
}

/**
 * The booking that the same wish has led to an hour ago at most: somebody went back after booking and sends a form anew,
 * with another key. The browser is known by its word, which it alone has; an address that anybody can type would show
 * strangers a booking. Another name, length, host or series is another wish, and what was cancelled may be booked again.
 */
export async function findRepeat(
  database: Reads,
  { organizationId, eventTypeId, lengthMinutes }: OfferRow,
  { visitor, draft }: SlotRequest,
  now: number,
): Promise<Booked | null> {
  if (visitor === undefined) return null;
  const { startsAt, hostId, name, email } = draft;
  const endsAt = new Date(startsAt + (draft.lengthMinutes ?? lengthMinutes) * 60_000);
  const hosts = hostId === undefined ? {} : { hosts: { some: { userId: hostId } } };
  const isSeries = (draft.series?.length ?? 1) > 1;
  const attendee = await database.attendee.findFirst({
    where: {
      ...{ organizationId, visitor, name, accompaniesId: null },
      // `%` and `_` are letters here: LIKE's own meaning of them is switched off.
      email: { equals: email.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" },
      seriesId: isSeries ? { not: null } : null,
      status: { in: ["pending", "confirmed"] },
      createdAt: { gt: new Date(now - repeatMs) },
      booking: { eventTypeId, startsAt: new Date(startsAt), endsAt, ...hosts },
    },
    select: bookedSelect,
  });
  return attendee && bookedOf(attendee);
}
