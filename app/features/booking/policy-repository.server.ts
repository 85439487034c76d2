import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";

/** Counts one use of a private link. False when it is used up, over, withdrawn or of another event type. */
export async function spendPrivateLink(
  tx: DatabaseTransaction,
  key: { organizationId: string; eventTypeId: string; id: string },
  now: number,
): Promise<boolean> {
  const used = await tx.$executeRaw`
    UPDATE private_link SET uses = uses + 1
     WHERE id = ${key.id} AND organization_id = ${key.organizationId} AND event_type_id = ${key.eventTypeId}
       AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${new Date(now)})
       AND (max_uses IS NULL OR uses < max_uses)`;
  return used === 1;
}

/** Whether this address has as many bookings ahead as the event type allows. */
export async function hasTooManyOngoing(
  tx: DatabaseTransaction,
  offer: OfferRow,
  { email, series }: { email: string; series?: number[] | undefined },
  now: number,
): Promise<boolean> {
  if (offer.ongoingPerAttendee === null) return false;
  // Two submissions of one address for different hosts would otherwise both count the other out.
  const word = `ongoing:${offer.eventTypeId}:${email.toLowerCase()}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${word}, 0))`;
  const [row] = await tx.$queryRaw<{ ongoing: number }[]>`
    SELECT count(DISTINCT b.id)::int AS ongoing FROM booking b JOIN attendee a ON a.booking_id = b.id
     WHERE b.organization_id = ${offer.organizationId} AND b.event_type_id = ${offer.eventTypeId}
       AND b.ends_at > ${new Date(now)} AND a.accompanies_id IS NULL
       AND a.status IN ('pending', 'confirmed') AND lower(a.email) = lower(${email})`;
  return (row?.ongoing ?? 0) + (series?.length ?? 1) > offer.ongoingPerAttendee;
}
