import { recordBookingConsents } from "#app/features/consents/consents.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { askedDetails } from "./form-view.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import type { SlotRequest } from "./slot-request.server.ts";

/** Notes the boxes that were ticked with a booking, and has whoever asked for news told how to end them. */
export async function noteConsents(
  services: Services,
  tx: DatabaseTransaction,
  { draft, locale }: Pick<SlotRequest, "draft" | "locale">,
  { seen, attendeeId }: { seen: OfferRow; attendeeId: string },
): Promise<void> {
  const { agreed, email } = draft;
  if (!agreed?.sensitive && !agreed?.news) return;
  const { organizationId } = seen;
  const { consents: asked } = askedDetails(seen, { age: services.settings.consentAge, optedOut: false });
  const noted = { organizationId, attendeeId, email, locale, asked, agreed };
  const { newsConsentId: consentId } = await recordBookingConsents(services, tx, noted);
  if (consentId === null) return;
  const dedupeKey = `news_welcome:${consentId}`;
  await queueMail(services, tx, { kind: "news_welcome", dedupeKey, organizationId, consentId });
}
