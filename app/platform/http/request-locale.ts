import { acceptedLocale, isLocale, type Locale, preferredLocale } from "#app/messages/locale.ts";

export const localeCookie = "parley_language";

/** The language of a request: the one chosen here before, else the browser's. */
export function requestLocale(request: { headers: Headers }): Locale {
  return localeOf(request.headers.get("cookie"), request.headers.get("accept-language"));
}

/** The language that the visitor chose here, or one of ours that their browser asks for; null where neither is said. */
export function saidLocale({ headers }: { headers: Headers }): Locale | null {
  const chosen = cookieValue(headers.get("cookie"), localeCookie);
  return isLocale(chosen) ? chosen : acceptedLocale(headers.get("accept-language"));
}

export function localeOf(
  cookies: string | null | undefined,
  acceptLanguage: string | null | undefined,
): Locale {
  const chosen = cookieValue(cookies, localeCookie);
  return isLocale(chosen) ? chosen : preferredLocale(acceptLanguage);
}

/** A cookie of a `Cookie` header (RFC 6265 §4.2), undecoded, or undefined. */
export function cookieValue(cookies: string | null | undefined, name: string): string | undefined {
  for (const pair of (cookies ?? "").split(";")) {
    const [key, ...value] = pair.split("=");
    if (key?.trim() === name) return value.join("=").trim();
  }
  return undefined;
}
