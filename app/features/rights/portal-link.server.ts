import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { hashToken, randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { takePortalMail } from "./portal-limits.server.ts";
import { findLink, insertLink } from "./portal-repository.server.ts";
import type { Portal } from "./portal-session.server.ts";

/** How long a mailed link is good for. */
export const linkMinutes = 15;
const linkMs = linkMinutes * 60_000;

export type LinkWish = {
  email: string;
  network: string;
  locale: Locale;
  purpose: "enter" | "add" | "correct";
  /** Who asks for a second address, or for another one. */
  portal?: Portal;
};

export type AskResult = { ok: true } | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Mails a link to whatever address was typed. Nobody looks whether anything is held about it: that is seen after the
 * link was followed, by whoever reads that mail. So the answer, and the work behind it, cannot differ.
 */
export async function askForLink(services: Services, wish: LinkWish): Promise<AskResult> {
  const { email, network, locale, purpose, portal } = wish;
  const allowed = takePortalMail(services, { email, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const id = randomId();
  const now = services.clock.now();
  await services.database.prisma.$transaction(async (tx) => {
    await insertLink(tx, {
      ...{ id, purpose, email, locale, sessionId: portal?.sessionId ?? null },
      tokenHash: hashToken(services.links.rightsToken(id)),
      corrects: purpose === "correct" ? (portal?.emails ?? []) : [],
      createdAt: new Date(now),
      expiresAt: new Date(now + linkMs),
    });
    await queueMail(services, tx, {
      kind: "rights_link",
      dedupeKey: `rights_link:${id}`,
      rightsLinkId: id,
    });
  });
  return { ok: true };
}

export type OpenedLink = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** `unknown`: no link of ours, or one of long ago. `gone`: used, or run out. Nothing changes by looking. */
export type LinkState =
  | { state: "open"; link: OpenedLink }
  | { state: "gone"; link: OpenedLink }
  | { state: "unknown" };

export async function readLink(
  { database, clock }: Pick<Services, "database" | "clock">,
  token: string,
): Promise<LinkState> {
  if (!/^[\w-]{43}$/.test(token)) return { state: "unknown" };
  const link = await findLink(database.prisma, hashToken(token));
  if (!link) return { state: "unknown" };
  const isOpen = link.usedAt === null && link.expiresAt.getTime() > clock.now();
  return { state: isOpen ? "open" : "gone", link };
}
