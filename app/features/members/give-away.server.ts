import { reassignAll } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findMemberRow } from "./member-repository.server.ts";

type Wish = { organizationId: string; memberId: string; actorId: string };

/**
 * Gives what a suspended member has ahead to colleagues who are free, and counts what nobody could take, which stays with
 * the member. To run it again goes on with what is left. Null for a member who is not suspended.
 */
export async function giveAway(
  services: Services,
  { organizationId, memberId, actorId }: Wish,
): Promise<{ given: number; left: number } | null> {
  const key = { organizationId, userId: memberId };
  const member = await findMemberRow(services.database.prisma, key);
  if (!member || member.barredAt === null) return null;
  const { reassigned, stuck } = await reassignAll(services, { organizationId, hostId: memberId, actorId });
  return { given: reassigned.length, left: stuck.length };
}
