import type { Locale } from "#app/messages/locale.ts";
import { formatWeekday } from "./format.server.ts";

/** "Monday" to "Sunday" in a language. */
export function weekdayNames(locale: Locale): string[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => formatWeekday(weekday, locale));
}
