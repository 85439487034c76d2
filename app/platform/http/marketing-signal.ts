import { cookieValue } from "./request-locale.ts";

/** Where a visitor keeps a no to marketing whose browser sends no Global Privacy Control: "no.<epoch ms>". */
export const choiceCookie = "parley_choice";

/** Whether a browser sends Global Privacy Control (w3.org/TR/gpc). */
export function sendsGpc(request: Request): boolean {
  return request.headers.get("Sec-GPC") === "1";
}

/** The visitor's own choice in this browser, and when it was made (epoch milliseconds), where that is known. */
export function choiceIn(request: Request): { refused: boolean; at: number | null } {
  const value = cookieValue(request.headers.get("Cookie"), choiceCookie) ?? "";
  const [, at] = /^no(?:\.(\d{1,15}))?$/.exec(value) ?? [];
  return { refused: /^no(\.|$)/.test(value), at: at === undefined ? null : Number(at) };
}

/** Whether it wants no marketing, by that signal or by the visitor's own choice here. */
export function isOptedOut(request: Request): boolean {
  return sendsGpc(request) || choiceIn(request).refused;
}

/** The `Set-Cookie` value that keeps a no of that instant for a year, or with null forgets it. */
export function choiceCookieHeader(refusedAt: number | null, { secure }: { secure: boolean }): string {
  const age = refusedAt === null ? 0 : 365 * 86_400;
  const value = refusedAt === null ? "" : `no.${refusedAt}`;
  return `${choiceCookie}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}
