import { type GuardArgs, openInvitedAccount, type SignedIn } from "#app/features/account/account.server.ts";
import type { InvitedForm } from "#app/features/account/account-form.ts";
import { admitMember } from "#app/features/members/members.server.ts";
import { eraseInvitations } from "#app/features/privacy/privacy.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { takeAnswer } from "./invitation-limits.server.ts";
import { findOpen, lockOpen, type OpenInvitation } from "./invitation-repository.server.ts";

type Joined = { ok: true; slug: string; cookies: string[] };
type Refused = { ok: false; reason: "unknown" | "gone" };
type TooMany = { ok: false; reason: "too-many"; retryAfterSeconds: number };

/** `other`: whoever is signed in is not who was asked. */
export type JoinResult = Joined | Refused | { ok: false; reason: "other" };

/** Whoever is signed in with the address that was asked belongs to the business from here on. The invitation is used up. */
export async function joinByInvitation(
  services: Services,
  { token, user }: { token: string; user: SignedIn["user"] },
): Promise<JoinResult> {
  const id = services.links.invitationOf(token);
  if (id === null) return { ok: false, reason: "unknown" };
  return services.database.prisma.$transaction(async (tx): Promise<JoinResult> => {
    const invitation = await lockOpen(tx, id, services.clock.now());
    if (!invitation) return { ok: false, reason: "gone" };
    if (user.email !== invitation.email) return { ok: false, reason: "other" };
    const key = { organizationId: invitation.organizationId, userId: user.id };
    const barred = await tx.membership.count({ where: { ...key, barredAt: { not: null } } });
    if (barred > 0) return { ok: false, reason: "gone" };
    const pausedAt = user.pausedAt === null ? null : new Date(user.pausedAt);
    await admit(services, tx, invitation, { id: user.id, timeZone: user.timeZone, pausedAt }, user.locale);
    return { ok: true, slug: invitation.organization.slug, cookies: [] };
  });
}

export type SignUpResult =
  | (Joined & { locale: Locale })
  | Refused
  | TooMany
  | { ok: false; reason: "taken" }
  | { ok: false; reason: "password"; message: MessageKey };

/** Somebody without an account gets one with the address that was asked, and belongs to the business: all of it or nothing. */
export async function signUpByInvitation(
  args: GuardArgs,
  { token, form, locale }: { token: string; form: InvitedForm; locale: Locale },
): Promise<SignUpResult> {
  const { services } = args.context;
  const id = services.links.invitationOf(token);
  if (id === null) return { ok: false, reason: "unknown" };
  const allowed = takeAnswer(services, id);
  if (!allowed.ok) return { ...allowed, reason: "too-many" };
  const open = await findOpen(services.database.prisma, id, services.clock.now());
  if (!open) return { ok: false, reason: "gone" };
  const result = await openInvitedAccount(
    args,
    { email: open.email, form, locale, zone: open.organization.timeZone },
    {
      claim: (tx) => lockOpen(tx, id, services.clock.now()),
      join: (tx, invitation, person) => admit(services, tx, invitation, person, locale),
    },
  );
  return result.ok ? { ...result, slug: open.organization.slug } : result;
}

type Person = { id: string; timeZone: string; pausedAt: Date | null };

async function admit(
  services: Services,
  tx: DatabaseTransaction,
  { id, organization, role }: OpenInvitation,
  user: Person,
  locale: Locale,
): Promise<void> {
  const scheduleName = translatorFor(locale).t("schedule.firstName");
  const now = services.clock.now();
  if (role !== "owner") await admitMember(tx, { organization, user, role, scheduleName, now });
  await eraseInvitations(services, tx, [id]);
}
