import { type AuditEntry, noteDone } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Change = {
  organizationId: string;
  bookingId: string;
  /** The member, where it is known. */
  actorId?: string | null | undefined;
  details?: AuditEntry["details"];
};

/**
 * Notes what a member did with a booking, as the last thing of its transaction. What attendees do themselves is not
 * noted: the way of a visitor waits for no one, and the booking tells it.
 */
export function noteChange(
  { clock }: Pick<Services, "clock">,
  tx: DatabaseTransaction,
  action: Extract<AuditEntry["action"], `booking.${string}`>,
  { organizationId, bookingId, actorId, details }: Change,
): Promise<void> {
  return noteDone(tx, {
    organizationId,
    action,
    target: `booking:${bookingId}`,
    by: "member",
    actorId,
    ...(details ? { details } : {}),
    now: clock.now(),
  });
}
