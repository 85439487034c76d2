import { z } from "zod";
import { searchText } from "#app/platform/form/search-text.ts";

/** What of an address cannot be understood counts as not asked for. */
const filterSchema = z.object({
  q: searchText,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `q`: a part of a name or an address. Pages count from 1. */
export type CustomersFilter = z.output<typeof filterSchema>;

export function readCustomersFilter(search: URLSearchParams): CustomersFilter {
  return filterSchema.parse({ q: search.get("q"), page: search.get("page") });
}

export function customersHref(path: string, { q, page }: CustomersFilter): string {
  const search = new URLSearchParams();
  if (q) search.set("q", q);
  if (page > 1) search.set("page", String(page));
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}
