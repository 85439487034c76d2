import { dayMs, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { dayRulesOf, expandDays } from "#app/domain/availability/day-rules.ts";
import { mergeIntervals } from "#app/domain/availability/interval.ts";
import { type OfferedSchedule, offeredSchedule } from "#app/features/booking/booking.server.ts";
import type { Translate } from "#app/messages/translator.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import type { Range, StoredHours } from "./calendar-repository.server.ts";

const dateOf = (column: Date) => isoDateOf(column.getTime() / dayMs);

/** When one of these members is open by any of their schedules: sorted, joined intervals in epoch milliseconds. */
export function openHours(
  { schedules, away, travel }: StoredHours,
  userIds: readonly string[],
  range: Range,
  now: number,
): number[] {
  const ranges = schedules
    .filter(({ userId }) => userIds.includes(userId))
    .flatMap((schedule) => {
      const own = <Row extends { userId: string }>(row: Row) => row.userId === schedule.userId;
      const asRead: OfferedSchedule = {
        ...schedule,
        rules: schedule.rules.map((rule) => [rule.weekday, rule.startMinute, rule.endMinute]),
        overrides: schedule.overrides.map((row) => [dateOf(row.date), row.startMinute, row.endMinute]),
      };
      const dates = (row: { firstDate: Date; lastDate: Date }) => ({
        firstDate: dateOf(row.firstDate),
        lastDate: dateOf(row.lastDate),
      });
      const member = {
        away: away.filter(own).map((row) => ({ ...dates(row), colleagueId: null })),
        travel: travel.filter(own).map((row) => ({ ...dates(row), timeZone: row.timeZone })),
      };
      return expandDays(dayRulesOf(offeredSchedule(asRead, member, now)), range.from, range.to);
    });
  return mergeIntervals(ranges);
}

/** Whether a stored period of local dates has this date. */
export function coversDate(row: { firstDate: Date; lastDate: Date }, date: string): boolean {
  return dateOf(row.firstDate) <= date && date <= dateOf(row.lastDate);
}

/** Who is away or travels on a local date, in words; `named` says by whom. */
export function notesOn(
  { away, travel }: StoredHours,
  userIds: readonly string[],
  date: string,
  named: boolean,
  { t }: { t: Translate },
): string[] {
  const isOn = (row: { userId: string; firstDate: Date; lastDate: Date }) =>
    userIds.includes(row.userId) && coversDate(row, date);
  const by = (name: string, text: string) => (named ? t("calendar.noteOf", { name, text }) : text);
  return [
    ...away.filter(isOn).map(({ user, reason }) => {
      const text = reason ? t("calendar.awayWith", { reason }) : t("calendar.away");
      return by(user.name, text);
    }),
    ...travel
      .filter(isOn)
      .map(({ user, timeZone }) =>
        by(user.name, t("calendar.travels", { zone: placeLabel(timeZone, Date.parse(date)) })),
      ),
  ];
}
