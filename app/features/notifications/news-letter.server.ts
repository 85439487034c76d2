import { newsState } from "#app/features/consents/consents.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * Asks whoever reads an address's mail whether they want the news for which its box was ticked. Null where they have
 * said so since, or no: it is asked as the mail goes, not as it is queued.
 */
export async function newsLetter(
  services: Pick<Services, "database" | "links" | "settings">,
  { consent }: StoredMail,
): Promise<Letter | null> {
  if (!consent?.organizationId || !consent.organization || consent.email === null) return null;
  const { organizationId, organization, email, id } = consent;
  const state = await newsState(services.database.prisma, services, { organizationId, email });
  if (state !== "unproven") return null;
  const { locale, t } = languageOf({ locale: consent.locale, timeZone: organization.timeZone });
  const business = oneLine(organization.name);
  const unsubscribeUrl = services.links.unsubscribeUrl("news", `consent-${id}`);
  return {
    locale,
    fromName: business,
    to: email,
    unsubscribeUrl,
    content: {
      ...bareMail,
      sender: { name: business, accentColor: organization.accentColor },
      subject: t("consent.mail.confirm.subject", { business }),
      heading: t("consent.mail.confirm.heading"),
      lead: t("consent.mail.confirm.lead", { business }),
      action: { label: t("consent.mail.confirm.action"), url: unsubscribeUrl },
      notes: [t("consent.mail.confirm.note")],
      footer: t("consent.mail.footer", { business }),
    },
  };
}
