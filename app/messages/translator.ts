import { IntlMessageFormat } from "intl-messageformat";
import type { MessageKey, Messages } from "./catalog.ts";
import type { Locale } from "./locale.ts";

export type MessageValues = Record<string, string | number>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;
export type Translator = { locale: Locale; t: Translate };

/**
 * Formats ICU messages of one language. Parsed messages are kept, since parsing costs more than formatting;
 * a message without arguments is returned as it stands.
 */
export function createTranslator(locale: Locale, messages: Messages): Translator {
  const parsed = new Map<MessageKey, IntlMessageFormat>();
  const t: Translate = (key, values) => {
    const source = messages[key];
    if (source === undefined) throw new Error(`Unknown message: ${key}`);
    if (!source.includes("{") && !source.includes("'")) return source;
    let format = parsed.get(key);
    if (!format) {
      format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
      parsed.set(key, format);
    }
    return format.format(values) as string;
  };
  return { locale, t };
}
