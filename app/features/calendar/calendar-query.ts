import { z } from "zod";
import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";

export const calendarSpans = ["day", "week", "month"] as const;
export type CalendarSpan = (typeof calendarSpans)[number];

/** Whose calendar: one member's by id, everyone's, or the reader's own when nobody is named. */
export const wholeTeam = "team";

const date = z
  .string()
  .regex(/^20\d{2}-/)
  .refine((text) => !Number.isNaN(dayNumberOf(text)))
  .nullable()
  .catch(null);

/** What of an address cannot be understood counts as not asked for. */
const querySchema = z.object({
  view: z.enum(calendarSpans).catch("week"),
  date,
  who: z
    .string()
    .regex(/^([a-z2-7]{26}|team)$/)
    .nullable()
    .catch(null),
});

/** `date` is any local date in what is shown; today when null. */
export type CalendarQuery = z.output<typeof querySchema>;

export function readCalendarQuery(search: URLSearchParams): CalendarQuery {
  return querySchema.parse(
    Object.fromEntries(["view", "date", "who"].map((name) => [name, search.get(name)])),
  );
}

/** The calendar's address with some of it changed. */
export function calendarHref(path: string, query: CalendarQuery, changes: Partial<CalendarQuery>): string {
  const next = { ...query, ...changes };
  const search = new URLSearchParams();
  if (next.view !== "week") search.set("view", next.view);
  if (next.date !== null) search.set("date", next.date);
  if (next.who !== null) search.set("who", next.who);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
