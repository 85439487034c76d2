import type { Locale } from "#app/messages/locale.ts";
import { formatWeekday } from "./format.server.ts";

/** A weekday (1 is Monday) as a label that stands alone: "Monday", "Lundi". Within a sentence French writes it small. */
export function weekdayLabel(weekday: number, locale: Locale, width: "long" | "short" = "long"): string {
  const name = formatWeekday(weekday, locale, width);
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

/** "Monday" to "Sunday" in a language. */
export function weekdayNames(locale: Locale): string[] {
  return [1, 2, 3, 4, 5, 6, 7].map((weekday) => weekdayLabel(weekday, locale));
}
