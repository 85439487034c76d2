import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { startOfDay } from "#app/domain/availability/zone.ts";
import { formatCalendarDate, formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import { parseSlotParam } from "./booking-form.ts";
import type { OfferChoice } from "./offer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import { isDate, type PageQuery } from "./page-address.ts";
import { monthOf } from "./picker-view.server.ts";
import type { HrefWith } from "./time-choices.server.ts";

/** The form of a waiting list: of a full meeting, or of any time of a full day. */
export type WaitView = {
  /** As the form sends it: `2026-12-03T09:00Z` or `2026-12-03`. */
  param: string;
  date: string;
  /** Null where any time of the day is meant. */
  time: string | null;
  /** The chosen length and host as the form sends them along; empty where none is. */
  length: string;
  host: string;
  backHref: string;
  prefilled: Record<string, string[]>;
};

export type WaitingTarget = { startsAt: number; date?: never } | { date: string; startsAt?: never };

/** What a `wait` parameter means, or null. */
export function waitingTarget(param: string | null): WaitingTarget | null {
  if (param === null) return null;
  const startsAt = parseSlotParam(param);
  if (startsAt !== null) return { startsAt };
  return isDate(param) ? { date: param } : null;
}

/** Null where there is no waiting list, or the time is over. Whether it is full is judged when somebody joins. */
export function waitView(
  offer: OfferRow,
  given: { query: PageQuery; choice: OfferChoice; shown: Shown; now: number; hrefWith: HrefWith },
): WaitView | null {
  const { query, choice, shown, now, hrefWith } = given;
  const target = waitingTarget(query.wait);
  if (!target || query.wait === null || !offer.waitingList || offer.disabled) return null;
  const { startsAt } = target;
  const date = startsAt === undefined ? target.date : localDate(shown.zone, startsAt);
  const over = startsAt ?? startOfDay(zoneRules(shown.zone), dayNumberOf(date) + 1);
  if (over <= now) return null;
  const lengthMs = (choice.lengthMinutes ?? offer.lengthMinutes) * 60_000;
  const prefilled: Record<string, string[]> = {};
  for (const field of ["name", "email"] as const)
    if (query[field] !== null) prefilled[field] = [query[field]];
  return {
    param: query.wait,
    date: startsAt === undefined ? formatCalendarDate(date, shown.locale) : formatDate(startsAt, shown),
    time:
      startsAt === undefined
        ? null
        : `${formatTime(startsAt, shown)} – ${formatTime(startsAt + lengthMs, shown)}`,
    length: query.length ?? "",
    host: choice.hostId ?? "",
    backHref: hrefWith({ wait: null, at: null, date, month: monthOf(date) }),
    prefilled,
  };
}
