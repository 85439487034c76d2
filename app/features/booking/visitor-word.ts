import { cookieValue } from "#app/platform/http/request-locale.ts";

/**
 * The word by which a visitor is known while they hold a time: a cookie of the browser session, so that a reload or a
 * second window finds the same hold. Without cookies, as in frames of other sites, the form's own key takes its place.
 */
export const visitorCookie = "parley_visitor";

const wordPattern = /^[a-z2-7]{26}$/;

export function visitorWord(cookies: string | null | undefined, formKey?: string): string | null {
  const word = cookieValue(cookies, visitorCookie);
  return [word, formKey].find((text) => text !== undefined && wordPattern.test(text)) ?? null;
}

/** `Set-Cookie` of that word: it ends with the browser session. */
export function visitorCookieHeader(word: string, { secure }: { secure: boolean }): string {
  return `${visitorCookie}=${word}; Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
