import { noteAccount } from "#app/features/audit/audit.server.ts";
import { noticeInForce, recordAcceptance } from "#app/features/notices/notices.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import type { InvitedForm } from "./account-form.ts";
import { beginAccount, deleteEmailTokens, markEmailVerified } from "./account-repository.server.ts";
import { isAddressKept } from "./email-change-repository.server.ts";
import { knownBrowserCookie } from "./known-browser.server.ts";
import { hashPassword, passwordProblem } from "./password.server.ts";
import { type GuardArgs, startSession } from "./session.server.ts";

/** Whether this address belongs to a verified account, or did until lately and may be taken back. */
export async function isAddressInUse(
  { database: { prisma }, clock }: Pick<Services, "database" | "clock">,
  email: string,
): Promise<boolean> {
  const where = { email, emailVerifiedAt: { not: null } };
  if ((await prisma.user.findFirst({ where, select: { id: true } })) !== null) return true;
  return prisma.$transaction((tx) => isAddressKept(tx, email, { but: null, now: clock.now() }));
}

export type InvitedAccountResult =
  | { ok: true; cookies: string[]; locale: Locale }
  | { ok: false; reason: "password"; message: MessageKey }
  /** `gone`: what proved the address is over. `taken`: the address has an account. */
  | { ok: false; reason: "gone" | "taken" };

type Person = { id: string; timeZone: string; pausedAt: null };

/**
 * Makes an account for an address that a mailed link proved, and signs in: the address needs no second mail. In the same
 * transaction `claim` takes what was proven, or gives null where it is over, and `join` does what the account was made for.
 */
export async function openInvitedAccount<Claim>(
  args: GuardArgs,
  { email, form, locale, zone }: { email: string; form: InvitedForm; locale: Locale; zone: string },
  work: {
    claim: (tx: DatabaseTransaction) => Promise<Claim | null>;
    join: (tx: DatabaseTransaction, claim: Claim, person: Person) => Promise<void>;
  },
): Promise<InvitedAccountResult> {
  const { services } = args.context;
  const message = await passwordProblem(form.password, email);
  if (message) return { ok: false, reason: "password", message };
  const passwordHash = await hashPassword(form.password);
  const notice = await noticeInForce(services);
  const now = services.clock.now();
  const timeZone = form.timeZone && isZone(form.timeZone) ? form.timeZone : zone;
  const { t } = translatorFor(locale);
  const text = `${t("notices.accept")} ${t("notices.acceptLink")}.`;
  const made = await services.database.prisma.$transaction(async (tx) => {
    const claim = await work.claim(tx);
    if (claim === null) return "gone";
    const typed = { id: randomId(), email, name: form.name, passwordHash, locale, timeZone, now };
    const userId = await beginAccount(tx, typed);
    if (userId === null) return "taken";
    await markEmailVerified(tx, userId, now);
    // Whoever began an account with this address before had not proven it.
    await deleteEmailTokens(tx, userId, "verify_email");
    await recordAcceptance(tx, { userId, version: notice, text, locale, now });
    await work.join(tx, claim, { id: userId, timeZone, pausedAt: null });
    const cookie = await startSession(args, userId, tx);
    await noteAccount(tx, { action: "sign-in", userId, by: "member", now });
    return { userId, cookie };
  });
  if (typeof made === "string") return { ok: false, reason: made };
  return { ok: true, cookies: [made.cookie, knownBrowserCookie(services, made.userId)], locale };
}
