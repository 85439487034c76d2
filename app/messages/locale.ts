/** The languages Parley speaks. The first is the fallback. */
export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

/** What a twin file must hold: the same keys, any text. */
export type Translation<Source extends Record<string, string>> = Record<keyof Source, string>;

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** The best of our languages for an `Accept-Language` header, or the fallback. */
export function preferredLocale(acceptLanguage: string | null | undefined): Locale {
  return acceptedLocale(acceptLanguage) ?? locales[0];
}

/**
 * The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4): highest quality wins, ties go to
 * the order in which the browser named them, and only the primary subtag counts (`fr-CA` is `fr`). Null where the
 * header names none of ours.
 */
export function acceptedLocale(acceptLanguage: string | null | undefined): Locale | null {
  let best: Locale | null = null;
  let bestQuality = 0;
  for (const part of (acceptLanguage ?? "").slice(0, 500).split(",")) {
    const [tag = "", ...parameters] = part.trim().split(";");
    const primary = tag.trim().toLowerCase().split("-")[0];
    const weight = parameters
      .map((parameter) => parameter.trim())
      .find((parameter) => parameter.startsWith("q="));
    const quality = weight ? Number(weight.slice(2)) : 1;
    if (isLocale(primary) && quality > bestQuality) {
      best = primary;
      bestQuality = quality;
    }
  }
  return best;
}
