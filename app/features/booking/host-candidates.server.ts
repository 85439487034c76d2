import type { HostCandidate } from "#app/domain/booking/choose-host.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { OfferedHost, OfferRow } from "./offer-repository.server.ts";

/**
 * Some of an event type's hosts with all that fairness counts: how much of this event type each has taken on, and when
 * last (epoch ms). Cancelled bookings do not count.
 */
export async function hostCandidates(
  tx: DatabaseTransaction,
  { organizationId, eventTypeId }: Pick<OfferRow, "organizationId" | "eventTypeId">,
  hosts: readonly OfferedHost[],
): Promise<HostCandidate[]> {
  const rows = await tx.$queryRaw<{ hostId: string; bookings: number; last: Date | null }[]>`
    SELECT g.user_id AS "hostId", count(*)::int AS bookings, max(b.created_at) AS last
      FROM booking b JOIN booking_host g ON g.booking_id = b.id
     WHERE b.event_type_id = ${eventTypeId} AND b.organization_id = ${organizationId}
       AND b.status IN ('pending', 'confirmed') AND g.user_id = ANY (${hosts.map(({ id }) => id)})
     GROUP BY g.user_id`;
  const loads = new Map(rows.map((row) => [row.hostId, row]));
  return hosts.map(({ id, priority, weight }) => ({
    ...{ id, priority, weight },
    bookings: loads.get(id)?.bookings ?? 0,
    lastBookedAt: loads.get(id)?.last?.getTime() ?? null,
  }));
}
