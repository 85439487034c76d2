import {
  closeWaysIn,
  dropRecentFactor,
  passwordOfNobody,
  type SignedIn,
} from "#app/features/account/account.server.ts";
import { noteAccount } from "#app/features/audit/audit.server.ts";
import { cutConnections, releaseGrants } from "#app/features/calendars/calendars.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { endGrants } from "./safety-repository.server.ts";

/**
 * For whoever fears that somebody else came in: at once all other sessions end, the password and every mailed link stop
 * working, a second step that was turned on in the last week goes, connected calendars are cut off with the passwords kept for them, and support's leave to look ends. A link to
 * choose a new password is mailed. Pressed twice it does the same again.
 */
export async function secureAccount(
  services: Services,
  { user, sessionId }: Pick<SignedIn, "sessionId"> & { user: { id: string } },
): Promise<void> {
  const passwordHash = await passwordOfNobody();
  const now = services.clock.now();
  const userId = user.id;
  const cut = await services.database.prisma.$transaction(async (tx) => {
    const sessions = await closeWaysIn(services, tx, { userId, sessionId, passwordHash });
    await dropRecentFactor(tx, userId, now);
    // With a connection what was given to come in elsewhere goes.
    const connections = await cutConnections(tx, { userId });
    await endGrants(tx, userId, now);
    await noteAccount(tx, { action: "account.secured", userId, by: "member", details: { sessions }, now });
    return connections.cut;
  });
  await releaseGrants(services, cut);
}
