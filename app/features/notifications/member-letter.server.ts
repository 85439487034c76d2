import { can, permissions } from "#app/domain/member/permissions.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { readMailFacts } from "./mail-facts.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

type MemberMailKind = "member_suspended" | "member_restored";

/** What a member is told of their access to a business. Null when it has changed again since. */
export function memberLetter(
  { links }: Pick<Services, "links">,
  { user, organization, organizationId }: StoredMail,
  kind: MemberMailKind,
): Letter | null {
  if (!user || !organization) return null;
  const since = barredSince(user, organizationId);
  const suspended = kind === "member_suspended";
  if (suspended !== (since !== null)) return null;
  const { locale, zone, t } = languageOf(user);
  const at = since?.getTime() ?? 0;
  const business = oneLine(organization.name);
  const time = `${formatDateTime(at, { locale, zone })} (${offsetLabel(zone, at)})`;
  const path = suspended ? `/account/suspended/${organization.slug}` : `/dashboard/${organization.slug}`;
  return {
    locale,
    fromName: t("common.appName"),
    to: user.email,
    content: {
      ...bareMail,
      subject: t(`mail.subject.${kind}`, { business }),
      heading: t(`member.mail.${suspended ? "suspended" : "restored"}.heading`),
      lead: suspended
        ? t("member.mail.suspended.lead", { business, time })
        : t("member.mail.restored.lead", { business }),
      action: {
        label: t(`member.mail.${suspended ? "suspended" : "restored"}.action`),
        url: links.absolute(path),
      },
      notes: suspended ? [t("member.mail.suspended.note")] : [],
      footer: t("mail.footer.account", { host: links.host }),
    },
  };
}

/** What somebody may do in a business now that their role is another. Null when they are gone since, or suspended. */
export function roleLetter(
  { links }: Pick<Services, "links">,
  { user, organization, organizationId }: StoredMail,
): Letter | null {
  const membership = user?.memberships.find((one) => one.organizationId === organizationId);
  if (!user || !organization || !membership || membership.barredAt !== null) return null;
  const { locale, t } = languageOf(user);
  const business = oneLine(organization.name);
  const role = t(`organization.role.${membership.role}`);
  const may = permissions.filter((permission) => can(membership.role, permission));
  return {
    locale,
    fromName: t("common.appName"),
    to: user.email,
    content: {
      ...bareMail,
      subject: t("mail.subject.member_role", { business }),
      heading: t("member.mail.role.heading", { role }),
      lead: t("member.mail.role.lead", { business, role }),
      action: { label: t("member.mail.role.action"), url: links.absolute(`/dashboard/${organization.slug}`) },
      notes: [
        t("member.mail.role.may"),
        ...may.map((permission) => `• ${t(`organization.permission.${permission}`)}`),
      ],
      footer: t("mail.footer.account", { host: links.host }),
    },
  };
}

/** That whoever manages members of a business signed somebody out. Null for whoever is gone from it. */
export function signedOutLetter(
  { links }: Pick<Services, "links">,
  { user, organization, organizationId }: StoredMail,
): Letter | null {
  if (!user || !organization || !user.memberships.some((one) => one.organizationId === organizationId))
    return null;
  const { locale, t } = languageOf(user);
  const business = oneLine(organization.name);
  return {
    locale,
    fromName: t("common.appName"),
    to: user.email,
    content: {
      ...bareMail,
      subject: t("mail.subject.member_signed_out", { business }),
      heading: t("member.mail.signedOut.heading"),
      lead: t("member.mail.signedOut.lead", { business }),
      action: { label: t("member.mail.signedOut.action"), url: links.absolute("/sign-in") },
      notes: [t("member.mail.signedOut.note"), t("member.mail.signedOut.nobody")],
      footer: t("mail.footer.account", { host: links.host }),
    },
  };
}

/**
 * Whether a mail tells of a business's work to a member whom it suspended. That a booking is theirs no more they are
 * told all the same, so that it leaves their calendar, and so are the mails about themselves.
 */
export function isKeptFrom(mail: StoredMail): boolean {
  const { kind, user, organizationId, bookingId } = mail;
  if (!user || bookingId === null) return false;
  if (barredSince(user, organizationId) === null) return false;
  return !(kind === "booking_reassigned" && readMailFacts(mail.facts).previousHostId === user.id);
}

function barredSince(user: NonNullable<StoredMail["user"]>, organizationId: string | null): Date | null {
  return user.memberships.find((one) => one.organizationId === organizationId)?.barredAt ?? null;
}
