import type { IncomingHttpHeaders } from "node:http";
import { embedKey, embedView } from "#app/features/embed/embed-view.ts";
import { reservedSlugs } from "#app/features/organization/organization-slug.ts";
import { cookieValue, localeOf } from "#app/platform/http/request-locale.ts";
import { hoursOf } from "./hour-cycle.ts";

/** The visitor's zone, put there by the page's script so that the next page is right at once. */
export const zoneCookie = "parley_zone";

type PublicRequest = {
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: IncomingHttpHeaders;
};

const pagePath = /^\/([a-z0-9][a-z0-9-]{1,39})(?:\/[a-z0-9][a-z0-9-]{0,59})?\/?$/;
/** What a visitor fills in or asks for personally is rendered for them alone. */
const personal = ["at", "wait", "link", "name", "email", "phone", "guests", "_data", "_routes"];
/** What a kept page depends on. Any other parameter changes nothing, and so makes no further page. */
const told = ["view", "month", "date", "length", "host"];

/**
 * Everything that a rendered public page depends on besides the business's data, as one text: its address, view,
 * month, day, length, host, zone, clock, language and theme. Null for requests that are not for such a page or are
 * somebody's own. Values that mean nothing are not kept: the page itself says so (see `isWorthKeeping`).
 */
export function publicPageKey({ method, path, query, headers }: PublicRequest): string | null {
  if (method !== "GET" && method !== "HEAD") return null;
  const business = pagePath.exec(path)?.[1];
  if (business === undefined || reservedSlugs.has(business)) return null;
  if (personal.some((name) => query[name] !== undefined)) return null;
  const cookies = headers.cookie;
  const zone = text(query["timezone"]) || cookieValue(cookies, zoneCookie) || "";
  const locale = localeOf(cookies, headers["accept-language"]);
  const theme = cookieValue(cookies, "parley_theme") ?? "";
  const seen = theme === "light" || theme === "dark" ? theme : "";
  const rest = [...told.map((name) => text(query[name])), zone, hoursOf(text(query["hours"]), cookies) ?? ""];
  const embed = embedKey(embedView((name) => text(query[name]), text(headers["sec-fetch-dest"])));
  // The path is short by its pattern, and has to be whole: two long names may differ in their last letter alone.
  return [path, ...[...rest, locale, seen].map((part) => part.slice(0, 64)), embed].join(" ");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
