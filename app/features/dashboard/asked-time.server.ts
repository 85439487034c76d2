import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime } from "#app/domain/availability/zone.ts";
import { parseSlotParam } from "#app/features/booking/booking-form.ts";
import { isZone, zoneRules } from "#app/platform/time/zones.server.ts";

/** How a page or a form names a time: an instant, or a date and a time of day on a zone's clocks. */
export type AskedTime = { at: string; day: string; time: string };

/** The zone that an address asks for, or the one given. */
export function askedZone(wanted: string | null, otherwise: string): string {
  return wanted !== null && wanted.length <= 64 && isZone(wanted) ? wanted : otherwise;
}

/** Epoch milliseconds; null when it names no time of this century. */
export function instantAsked({ at, day, time }: AskedTime, zone: string): number | null {
  if (at !== "") return parseSlotParam(at);
  const clock = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!clock || !/^20\d{2}-/.test(day) || Number.isNaN(dayNumberOf(day))) return null;
  return instantOfWallTime(zoneRules(zone), day, Number(clock[1]) * 60 + Number(clock[2]));
}

/** The same in an address. */
export function readAskedTime(search: URLSearchParams): AskedTime {
  const text = (name: string) => search.get(name)?.slice(0, 40) ?? "";
  return { at: text("at"), day: text("day"), time: text("time") };
}
