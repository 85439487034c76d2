import { consentTextHash } from "#app/features/consents/consents.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { type Locale, locales } from "#app/messages/locale.ts";
import type { AskedText } from "./room-protocol.ts";

type About = "recording" | "photograph" | "captions";
type Business = { name: string; recordingDays: number };

/** What people in a room are asked, in each language, word for word as the ledger keeps it. */
export function askedText(about: About, { name, recordingDays }: Business): AskedText {
  const inLocale = (locale: Locale) => {
    const text = translatorFor(locale).t(`media.consent.${about}`, { business: name, days: recordingDays });
    return { text, hash: consentTextHash(text) };
  };
  return Object.fromEntries(locales.map((locale) => [locale, inLocale(locale)])) as AskedText;
}
