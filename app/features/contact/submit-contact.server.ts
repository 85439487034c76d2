import { findSecrets, maskSecrets, type SecretKind } from "#app/domain/support/find-secrets.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { findSame, insertCase } from "./case-repository.server.ts";
import type { CaseKind, ContactWish } from "./contact-form.ts";
import { takeContact } from "./contact-limits.server.ts";
import { tellOperatorJob } from "./tell-operator-job.server.ts";

export type Warning = { kind: SecretKind; line: number };

type Checked =
  | { ok: true; wish: ContactWish }
  | { ok: false; reason: "secrets"; warnings: Warning[] }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Looks at what was written before anything of it is kept: a text that shows a card number, a key or a password goes
 * nowhere until its writer says that it may, and then without them. What was found is told by kind and line alone.
 */
export function checkContact(
  services: Services,
  wish: ContactWish,
  { network, masked }: { network: string; masked: boolean },
): Checked {
  const found = [...findSecrets(wish.name), ...findSecrets(wish.text)];
  if (found.length > 0 && !masked)
    return { ok: false, reason: "secrets", warnings: found.map(({ kind, line }) => ({ kind, line })) };
  const allowed = takeContact(services, { email: wish.email, network });
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  return { ok: true, wish: { ...wish, name: maskSecrets(wish.name), text: maskSecrets(wish.text) } };
}

/** The same text under the same address within this time is one that was sent twice. */
const twiceMs = 10 * 60_000;

/**
 * Keeps what somebody wrote, with a mail to them that it came and word to the operator. Nobody looks whether anything
 * else is known of the address. `userId` is the writer's own account, where they wrote under its address. Gives the id.
 */
export async function openCase(
  services: Services,
  { kind, text, ...wish }: ContactWish & { kind: CaseKind },
  { locale, userId }: { locale: Locale; userId: string | null },
): Promise<string> {
  const now = services.clock.now();
  const words = kind === "lead" ? { wish: text } : { text };
  return services.database.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`contact ${wish.email}`}, 0))`;
    const before = await findSame(tx, { email: wish.email, kind, ...words }, new Date(now - twiceMs));
    if (before !== null) return before;
    const id = randomId();
    const { days, leadDays } = services.settings.support;
    await insertCase(tx, {
      ...{ id, kind, ...wish, ...words, locale, userId },
      ...{ receivedAt: new Date(now), lastWordAt: new Date(now) },
      keepDays: kind === "lead" ? leadDays : days,
    });
    await queueMail(services, tx, {
      ...{ kind: "support_received", supportRequestId: id, dedupeKey: `support_received:${id}` },
    });
    await services.jobs.enqueue(tellOperatorJob, { id, about: "case" }, { transaction: tx });
    return id;
  });
}
