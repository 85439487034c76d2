import type { WeeklyRule } from "#app/domain/availability/rules.ts";
import type { Locale } from "#app/messages/locale.ts";
import { formatTime } from "#app/platform/time/format.server.ts";
import { weekdayLabel } from "#app/platform/time/weekday-names.server.ts";

/** A week in a few lines: days with the same hours stand together ("Mon – Fri", "9:00 AM – 5:00 PM"). */
export function weekSummary(rules: readonly WeeklyRule[], locale: Locale): { days: string; hours: string }[] {
  const clock = (minute: number) => formatTime(minute * 60_000, { locale, zone: "UTC" });
  const hoursOf = (weekday: number) =>
    rules
      .filter((rule) => rule.weekday === weekday)
      .map(({ startMinute, endMinute }) => `${clock(startMinute)} – ${clock(endMinute)}`)
      .join(", ");
  const runs: { first: number; last: number; hours: string }[] = [];
  for (let weekday = 1; weekday <= 7; weekday++) {
    const hours = hoursOf(weekday);
    const run = runs.at(-1);
    if (run?.hours === hours && run.last === weekday - 1) run.last = weekday;
    else runs.push({ first: weekday, last: weekday, hours });
  }
  return runs
    .filter(({ hours }) => hours !== "")
    .map(({ first, last, hours }) => {
      const name = (weekday: number) => weekdayLabel(weekday, locale, first === last ? "long" : "short");
      return { days: first === last ? name(first) : `${name(first)} – ${name(last)}`, hours };
    });
}
