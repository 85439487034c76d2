import type { HeadersArgs, LinksFunction, MetaDescriptor } from "@remix-run/node";
import appStyles from "#app/ui/styles/app.css?url";

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

/** Their forms are those of the dashboard. */
export const gateLinks: LinksFunction = () => [{ rel: "stylesheet", href: appStyles }];

type Titled = { data: { title: string } | undefined };

/** The title that the loader gave; a page that failed has the root's. */
export const gateMeta = ({ data }: Titled): MetaDescriptor[] => (data ? [{ title: data.title }] : []);

/** The same for an address that holds a token, which no search engine should find. */
export const tokenMeta = (page: Titled): MetaDescriptor[] => [
  ...gateMeta(page),
  { name: "robots", content: "noindex" },
];
