import type { HeadersArgs } from "@remix-run/node";

/**
 * Pages around signing in are kept nowhere, and their addresses, which can hold a token, are told to no other site.
 * (`no-referrer` would hide the origin of their own forms from the server's check as well.)
 */
export function gateHeaders({ actionHeaders, errorHeaders }: HeadersArgs): Headers {
  const headers = new Headers({ "Cache-Control": "no-store", "Referrer-Policy": "same-origin" });
  const retryAfter = (errorHeaders ?? actionHeaders)?.get("Retry-After");
  if (retryAfter) headers.set("Retry-After", retryAfter);
  return headers;
}
