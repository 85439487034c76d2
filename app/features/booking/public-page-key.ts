import type { IncomingHttpHeaders } from "node:http";
import { reservedSlugs } from "#app/features/organization/organization-slug.ts";
import { cookieValue, localeOf } from "#app/platform/http/request-locale.ts";

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
const personal = ["at", "name", "email", "_data", "_routes"];

/**
 * Everything that a rendered public page depends on besides the business's data, as one text: its address, month, day,
 * zone, language and theme. Null for requests that are not for such a page or are somebody's own.
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
  const rest = [text(query["month"]), text(query["date"]), zone, locale, theme];
  // The path is short by its pattern, and has to be whole: two long names may differ in their last letter alone.
  return [path, ...rest.map((part) => part.slice(0, 64))].join(" ");
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
