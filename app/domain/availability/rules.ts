import type { ZoneRules } from "./zone.ts";

/** Minutes of a local day, 0 to 1440, where 1440 (24:00) is the day's end. */
export type DayInterval = { readonly startMinute: number; readonly endMinute: number };

/** One availability rule; `weekday` is ISO: 1 is Monday, 7 is Sunday. */
export type WeeklyRule = DayInterval & { readonly weekday: number };

/** Replaces the weekly rules of one local date; without intervals the date is unavailable. */
export type DateOverride = { readonly date: string; readonly intervals: readonly DayInterval[] };

/** Local dates as "2026-07-28", both ends included. */
export type DateRange = { readonly firstDate: string; readonly lastDate: string };

/** Windows, limits and "today" are counted in `zone`; travel changes where the hours lie, and nothing else. */
export type Schedule = {
  readonly zone: ZoneRules;
  readonly weekly: readonly WeeklyRule[];
  /** Several overrides of one date add up. */
  readonly overrides: readonly DateOverride[];
  /** Local dates on which nothing is offered, whatever the overrides say: out of office. */
  readonly daysOff?: readonly DateRange[];
  /** Local dates whose weekly rules do not count; an override of the date does. Public holidays. */
  readonly holidays?: readonly string[];
  /** On these local dates rules and overrides are read in another zone. Later entries win. */
  readonly travel?: readonly (DateRange & { readonly zone: ZoneRules })[];
};

/** A text that is equal for two schedules that always expand to the same ranges. */
export function scheduleKey(schedule: Schedule): string {
  let key = schedule.zone.name;
  for (const rule of schedule.weekly) key += `;${rule.weekday},${rule.startMinute},${rule.endMinute}`;
  for (const override of schedule.overrides) {
    key += `;${override.date}`;
    for (const interval of override.intervals) key += `,${interval.startMinute}-${interval.endMinute}`;
  }
  for (const range of schedule.daysOff ?? []) key += `;off ${range.firstDate} ${range.lastDate}`;
  for (const date of schedule.holidays ?? []) key += `;holiday ${date}`;
  for (const trip of schedule.travel ?? []) key += `;${trip.zone.name} ${trip.firstDate} ${trip.lastDate}`;
  return key;
}
