import { messages as en } from "./en.ts";
import { messages as fr } from "./fr.ts";
import type { Locale } from "./locale.ts";
import { createTranslator, type Translator } from "./translator.ts";

const translators: Record<Locale, Translator> = {
  en: createTranslator("en", en),
  fr: createTranslator("fr", fr),
};

/** For the server, which speaks every language at once. Browsers load one catalog (see entry.client). */
export function translatorFor(locale: Locale): Translator {
  return translators[locale];
}
