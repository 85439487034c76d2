import { redirect } from "@remix-run/node";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import { isLocale } from "#app/messages/locale.ts";
import { cookieValue, localeCookie, requestLocale } from "#app/platform/http/request-locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { cookieName, writeCookie } from "#app/platform/session/session-cookie.server.ts";
import type { GuardArgs } from "./session.server.ts";

const yearSeconds = 31_536_000;

type CookieSettings = Pick<Services["settings"], "secure">;

/** The title of a page in the visitor's language. */
export function pageTitle(request: Request, key: MessageKey, values?: Record<string, string>): string {
  return `${translatorFor(requestLocale(request)).t(key, values)} · Parley`;
}

/** Whether a mail has just been sent, and whether it can be read here because this Parley is a demo. */
export function mailSent({ request, context: { services } }: GuardArgs) {
  return {
    sent: new URL(request.url).searchParams.has("sent"),
    outbox: services.outbox !== null && services.settings.demo,
  };
}

/** Where the second step is taken, which leads to `next`. */
export function codePath(next: string): string {
  return `/sign-in/code?next=${encodeURIComponent(next)}`;
}

/** Leads on with a session. The account's language becomes the browser's unless one was chosen there. */
export function enter(
  { request, context }: GuardArgs,
  { path, cookies, locale }: { path: string; cookies: string[]; locale: string },
) {
  const headers = new Headers();
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  if (isLocale(locale) && !cookieValue(request.headers.get("Cookie"), localeCookie)) {
    headers.append("Set-Cookie", languageCookie(locale, context.services.settings));
  }
  return redirect(path, { status: 303, headers });
}

/** Remembers a language in the browser, as `/language` does. */
export function languageCookie(locale: string, { secure }: CookieSettings): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax${secure ? "; Secure" : ""}`;
}

const proofSeconds = 48 * 3600;

/** Marks the browser that signed up, as long as the mailed link lives. */
export function signUpCookie(proof: string, settings: CookieSettings): string {
  return writeCookie(cookieName("parley_signup", settings), proof, proof === "" ? 0 : proofSeconds, settings);
}

export function signUpProofOf(request: Request, settings: CookieSettings): string | null {
  return cookieValue(request.headers.get("Cookie"), cookieName("parley_signup", settings)) ?? null;
}
