import type { Locale } from "#app/messages/locale.ts";
import { formatCalendarDate } from "#app/platform/time/format.server.ts";

/** "Friday, January 1, 2027", or two such dates with a dash. */
export function datesText(
  { firstDate, lastDate }: { firstDate: string; lastDate: string },
  locale: Locale,
): string {
  const first = formatCalendarDate(firstDate, locale);
  return firstDate === lastDate ? first : `${first} – ${formatCalendarDate(lastDate, locale)}`;
}
