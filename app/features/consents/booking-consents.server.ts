import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { recordConsent } from "./consent-ledger.server.ts";
import { type Agreed, type AskedConsents, consentTexts } from "./consent-texts.ts";
import { newsState } from "./news.server.ts";

type Booked = {
  organizationId: string;
  attendeeId: string;
  email: string;
  locale: Locale;
  asked: AskedConsents;
  agreed: Agreed;
};

/**
 * Notes what somebody agreed to with a booking, by the words that stood on its form. Gives the record of a yes to
 * news that this address has not confirmed yet: a mail asks it to.
 */
export async function recordBookingConsents(
  services: Pick<Services, "settings" | "clock">,
  tx: DatabaseTransaction,
  { organizationId, attendeeId, email, locale, asked, agreed }: Booked,
): Promise<{ newsConsentId: string | null }> {
  const texts = consentTexts(translatorFor(locale).t, asked);
  const shared = {
    ...({ action: "given", method: "form" } as const),
    ...{ organizationId, subject: { email }, locale },
    ...{ context: `attendee:${attendeeId}`, now: services.clock.now() },
  };
  if (agreed.sensitive && texts.sensitive)
    await recordConsent(tx, { ...shared, purpose: "sensitive_answer", text: textOf(texts.sensitive) });
  if (!agreed.news || !texts.news) return { newsConsentId: null };
  const before = await newsState(tx, services, { organizationId, email: email.toLowerCase() });
  const id = await recordConsent(tx, { ...shared, purpose: "news", text: textOf(texts.news) });
  return { newsConsentId: before === "on" ? null : id };
}

function textOf({ label, hint }: { label: string; hint: string }): string {
  return `${label}\n${hint}`;
}
