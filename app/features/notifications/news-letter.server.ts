import { newsState } from "#app/features/consents/consents.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * Tells whoever ticked the box that they hear news from now on, and how to end it; an address that had said no before
 * is asked to confirm. Null where they have said no since: it is asked as the mail goes, not as it is queued.
 */
export async function newsLetter(
  services: Pick<Services, "database" | "links" | "settings">,
  { consent }: StoredMail,
): Promise<Letter | null> {
  if (!consent?.organizationId || !consent.organization || consent.email === null) return null;
  const { organizationId, organization, email, id } = consent;
  const state = await newsState(services.database.prisma, services, { organizationId, email });
  if (state === "off") return null;
  const { locale, t } = languageOf({ locale: consent.locale, timeZone: organization.timeZone });
  const business = oneLine(organization.name);
  const unsubscribeUrl = services.links.unsubscribeUrl("news", `consent-${id}`);
  const kind = state === "on" ? "welcome" : "confirm";
  return {
    locale,
    fromName: business,
    to: email,
    unsubscribeUrl,
    content: {
      ...bareMail,
      sender: { name: business, accentColor: organization.accentColor },
      subject: t(`consent.mail.${kind}.subject`, { business }),
      heading: t(`consent.mail.${kind}.heading`),
      lead: t(`consent.mail.${kind}.lead`, { business }),
      action: { label: t(`consent.mail.${kind}.action`), url: unsubscribeUrl },
      notes: [t(`consent.mail.${kind}.note`)],
      footer: t("consent.mail.footer", { business }),
    },
  };
}
