import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { bareMail } from "./emails/mail-content.ts";
import type { Letter } from "./letter.ts";
import { oneLine } from "./mail-identity.ts";
import { languageOf } from "./mail-reader.server.ts";
import type { StoredMail } from "./mail-repository.server.ts";

/**
 * Asks a guardian to confirm a child's booking; null once that was answered or has run out. It names neither the child
 * nor the time: whoever reads it may be somebody else.
 */
export function guardianLetter(
  { links, clock, settings }: Pick<Services, "links" | "clock" | "settings">,
  { guardianWish: wish }: StoredMail,
): Letter | null {
  if (!wish || wish.expiresAt.getTime() <= clock.now()) return null;
  const { name, accentColor, timeZone } = wish.organization;
  const { locale, zone, t } = languageOf({ locale: wish.locale, timeZone });
  const business = oneLine(name);
  const until = formatDateTime(wish.expiresAt.getTime(), { locale, zone });
  return {
    locale,
    fromName: business,
    to: wish.email,
    content: {
      ...bareMail,
      sender: { name: business, accentColor },
      subject: t("guardian.mail.subject", { business }),
      heading: t("guardian.mail.heading"),
      lead: t("guardian.mail.lead", { business, age: settings.consentAge }),
      action: { label: t("guardian.mail.action"), url: links.guardianUrl(wish.id) },
      notes: [t("guardian.mail.note", { until })],
      footer: t("guardian.mail.footer"),
    },
  };
}
