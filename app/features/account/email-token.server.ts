import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findOpenEmailToken, replaceEmailToken } from "./account-repository.server.ts";

type Purpose = "verify_email" | "reset_password";

const hourMs = 3_600_000;

/** An account that nobody verified goes when its link does. */
export const unverifiedLifeMs = 48 * hourMs;

const lifeMs: Record<Purpose, number> = { verify_email: unverifiedLifeMs, reset_password: hourMs };

/** Makes a token and puts the mail with its link on its way. Gives the token's id. */
export async function mailEmailToken(
  services: Services,
  tx: DatabaseTransaction,
  userId: string,
  purpose: Purpose,
): Promise<string> {
  const tokenId = randomId();
  const now = services.clock.now();
  await replaceEmailToken(tx, {
    id: tokenId,
    userId,
    purpose,
    createdAt: new Date(now),
    expiresAt: new Date(now + lifeMs[purpose]),
  });
  await queueMail(services, tx, {
    kind: purpose,
    dedupeKey: `${purpose}:${tokenId}`,
    userId,
    facts: { tokenId },
  });
  return tokenId;
}

type Owner = { id: string; email: string; passwordHash: string; locale: string };

/** `unknown`: no link of ours. `gone`: ours, but used, run out, or followed by a newer one. */
export type OpenedToken =
  | { ok: true; tokenId: string; owner: Owner }
  | { ok: false; reason: "unknown" | "gone" };

/** Reads the token of a mailed link; nothing changes by it. */
export async function openEmailToken(
  services: Services,
  purpose: Purpose,
  token: string,
): Promise<OpenedToken> {
  const tokenId = services.links.emailTokenId(purpose, token);
  if (tokenId === null) return { ok: false, reason: "unknown" };
  const found = await findOpenEmailToken(services.database.prisma, tokenId, purpose, services.clock.now());
  return found ? { ok: true, tokenId, owner: found.user } : { ok: false, reason: "gone" };
}
