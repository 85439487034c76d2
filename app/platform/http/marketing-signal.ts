import { cookieValue } from "./request-locale.ts";

/** Where a visitor keeps a no to marketing whose browser sends no Global Privacy Control. */
export const choiceCookie = "parley_choice";

/** Whether a browser sends Global Privacy Control (w3.org/TR/gpc). */
export function sendsGpc(request: Request): boolean {
  return request.headers.get("Sec-GPC") === "1";
}

/** Whether it wants no marketing, by that signal or by the visitor's own choice here. */
export function isOptedOut(request: Request): boolean {
  return sendsGpc(request) || cookieValue(request.headers.get("Cookie"), choiceCookie) === "no";
}

/** The `Set-Cookie` value that keeps the choice for a year, or forgets it. */
export function choiceCookieHeader(refused: boolean, { secure }: { secure: boolean }): string {
  const age = refused ? 365 * 86_400 : 0;
  return `${choiceCookie}=${refused ? "no" : ""}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
