import { z } from "zod";
import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { searchText } from "#app/platform/form/search-text.ts";

export const bookingTabs = ["requests", "upcoming", "past", "cancelled"] as const;
export type BookingTab = (typeof bookingTabs)[number];

const date = z
  .string()
  .refine((text) => dayNumberOf(text) >= 0)
  .nullable()
  .catch(null);

/** What of an address cannot be understood counts as not asked for. */
const filterSchema = z.object({
  tab: z.enum(bookingTabs).catch("upcoming"),
  q: searchText,
  type: z
    .string()
    .regex(/^[a-z2-7]{26}$/)
    .nullable()
    .catch(null),
  host: z
    .string()
    .regex(/^([a-z2-7]{26}|mine)$/)
    .nullable()
    .catch(null),
  from: date,
  to: date,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** `from` and `to` are dates that both belong to the range; `host` is "mine", a member's id, or null for everyone's. */
export type BookingsFilter = z.output<typeof filterSchema>;

export function readBookingsFilter(search: URLSearchParams): BookingsFilter {
  return filterSchema.parse(
    Object.fromEntries(
      ["tab", "q", "type", "host", "from", "to", "page"].map((name) => [name, search.get(name)]),
    ),
  );
}

/** Whether anything but the tab and the page narrows the list. */
export function isNarrowed(filter: BookingsFilter): boolean {
  const { q, type, host, from, to } = filter;
  return q !== "" || [type, host, from, to].some((value) => value !== null);
}

/** What takes the narrowing away again. */
export const everything = { q: "", type: null, host: null, from: null, to: null } as const;

/** The bookings' address with some of the filter changed; another tab or filter starts at its first page. */
export function bookingsHref(base: string, filter: BookingsFilter, changes: Partial<BookingsFilter>): string {
  const next = { ...filter, page: 1, ...changes };
  const search = new URLSearchParams();
  if (next.tab !== "upcoming") search.set("tab", next.tab);
  if (next.q) search.set("q", next.q);
  for (const name of ["type", "host", "from", "to"] as const) if (next[name]) search.set(name, next[name]);
  if (next.page > 1) search.set("page", String(next.page));
  const query = search.toString();
  return query ? `${base}?${query}` : base;
}
