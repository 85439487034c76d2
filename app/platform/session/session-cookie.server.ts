import { cookieValue } from "../http/request-locale.ts";
import type { Settings } from "../settings.server.ts";
import { sessionDays } from "./session-life.ts";

const dayInSeconds = 86_400;

type CookieSettings = Pick<Settings, "secure">;

/**
 * The name of a cookie that only this site may set. Behind TLS the `__Host-` prefix keeps neighbours on other
 * subdomains and plain-text pages from planting one.
 */
export function cookieName(name: string, { secure }: CookieSettings): string {
  return secure ? `__Host-${name}` : name;
}

/** A `Set-Cookie` value that scripts cannot read and other sites' forms do not send. */
export function writeCookie(
  name: string,
  value: string,
  maxAgeSeconds: number,
  { secure }: CookieSettings,
): string {
  return `${name}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
}

export function sessionToken(request: Request, settings: CookieSettings): string | null {
  const token = cookieValue(request.headers.get("Cookie"), cookieName("parley_session", settings));
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : null;
}

export function sessionCookie(token: string, settings: CookieSettings): string {
  return writeCookie(cookieName("parley_session", settings), token, sessionDays * dayInSeconds, settings);
}

/** Takes the session's cookie away from the browser. */
export function noSessionCookie(settings: CookieSettings): string {
  return writeCookie(cookieName("parley_session", settings), "", 0, settings);
}
