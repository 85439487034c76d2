import { minuteMs } from "#app/domain/availability/calendar-day.ts";
import type { Shown } from "#app/platform/time/format.server.ts";
import { type OfferChoice, slotsOffered } from "./offer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import { slotsByDate } from "./picker-view.server.ts";
import type { FullTimes } from "./time-choices.server.ts";

/**
 * What would be offered in a span, were nobody booked: meetings of a group whose places are all taken, and days
 * without a free time left. Undefined where the event type has no waiting list.
 */
export function fullTimes(
  offer: OfferRow,
  now: number,
  { from, to }: { from: number; to: number },
  slots: readonly number[],
  { choice, shown }: { choice: OfferChoice; shown: Shown },
): FullTimes | undefined {
  if (!offer.waitingList) return undefined;
  const possible = slotsOffered(asIfEmpty(offer), now, from, to, choice);
  const allowed = new Set(possible);
  const free = new Set(slots);
  const length = (choice.lengthMinutes ?? offer.lengthMinutes) * minuteMs;
  const starts = offer.meetings
    .filter(({ start, end, taken, seats }) => taken >= seats && end - start === length)
    .map(({ start }) => start)
    .filter((start) => allowed.has(start) && !free.has(start));
  const freeDates = slotsByDate(slots, shown.zone);
  const dates = [...slotsByDate(possible, shown.zone).keys()].filter((date) => !freeDates.has(date));
  return { starts: [...new Set(starts)].sort((a, b) => a - b), dates: new Set(dates) };
}

function asIfEmpty(offer: OfferRow): OfferRow {
  return {
    ...offer,
    hosts: offer.hosts.map((host) => ({ ...host, busy: [], limits: [], taken: [] })),
    limits: [],
    taken: [],
    meetings: offer.meetings.map((meeting) => ({ ...meeting, taken: 0 })),
  };
}
