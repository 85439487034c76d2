import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, offsetLabel } from "#app/platform/time/format.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * Asks somebody to belong to a business, in its language; null once that was answered, withdrawn or has run out. It says
 * who asks and who would see what, and nothing of whether the address has an account.
 */
export function invitationLetter(
  { links, clock }: Pick<Services, "links" | "clock">,
  { invitation }: StoredMail,
): Letter | null {
  if (!invitation || invitation.expiresAt.getTime() <= clock.now()) return null;
  const { organization, invitedBy, role } = invitation;
  if (organization.closesAt !== null) return null;
  const { locale, zone, t } = languageOf(organization);
  const business = oneLine(organization.name);
  const ends = invitation.expiresAt.getTime();
  const until = `${formatDateTime(ends, { locale, zone })} (${offsetLabel(zone, ends)})`;
  const words = { business, role: t(`organization.role.${role}`), host: links.host };
  return {
    locale,
    fromName: business,
    to: invitation.email,
    content: {
      ...bareMail,
      sender: { name: business, accentColor: organization.accentColor },
      subject: t("mail.subject.member_invited", { business }),
      heading: t("invitation.mail.heading", { business }),
      lead: invitedBy
        ? t("invitation.mail.lead", { ...words, name: oneLine(invitedBy.name) })
        : t("invitation.mail.leadOfNobody", words),
      action: {
        label: t("invitation.mail.action"),
        url: links.absolute(links.invitationPath(invitation.id)),
      },
      actionNote: t("invitation.mail.until", { until }),
      notes: [t("invitation.shared", { business }), t("invitation.mail.ignore")],
      footer: t("invitation.mail.footer", words),
    },
  };
}
