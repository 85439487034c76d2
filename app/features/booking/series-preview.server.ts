import { isSlot } from "#app/domain/availability/is-slot.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { seriesStarts } from "#app/domain/booking/series.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { slotParam } from "./booking-form.ts";
import { hostZoneOf, type OfferChoice, slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOffer } from "./offer-repository.server.ts";

export type SeriesDate = {
  param: string;
  label: string;
  free: boolean;
  /** Whether the visitor wants it; never true for one that is not free. */
  chosen: boolean;
  /** Of one that is not free: what is free around it, as "10:00". */
  nearest: string[];
};

/** The dates of a series before it is booked. */
export type SeriesPreview = {
  count: number;
  /** Says for which choice these dates were shown: sent back with the form. */
  shownFor: string;
  dates: SeriesDate[];
};

export type SeriesRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  startsAt: number;
  count: number;
  choice: OfferChoice;
  visitor: string;
  shown: Shown;
  /** The starts that the visitor ticked; null before they saw any. */
  ticked: readonly string[] | null;
  /** Starts that turned out to fail. */
  failing?: readonly number[];
};

const dayMs = 86_400_000;
const nearestCount = 3;

/** For which choice a series' dates were shown: any change of it shows them anew. */
export function shownForOf(startsAt: number, count: number, { lengthMinutes, hostId }: OfferChoice): string {
  return [slotParam(startsAt), count, lengthMinutes ?? "", hostId ?? ""].join("/");
}

/** Null where the event type takes no series of so many. */
export async function seriesPreview(
  services: Services,
  request: SeriesRequest,
): Promise<SeriesPreview | null> {
  const { startsAt, count, choice, visitor, shown } = request;
  const now = services.clock.now();
  const { pool } = services.database;
  const bounds = { from: startsAt - dayMs, to: startsAt + dayMs, now, visitor };
  const first = await findOffer(pool, request.businessSlug, request.eventTypeSlug, bounds);
  if (!first || first.seriesUnit === null || count < 2 || count > first.seriesMax) return null;
  const rule = { unit: first.seriesUnit, every: first.seriesEvery, count };
  const starts = seriesStarts(zoneRules(hostZoneOf(first)), startsAt, rule);
  const to = (starts[starts.length - 1] ?? startsAt) + dayMs;
  const offer = await findOffer(pool, request.businessSlug, request.eventTypeSlug, { ...bounds, to });
  if (!offer) return null;
  const rules = slotRulesOf(offer, now, choice);
  const dates = starts.map((start): SeriesDate => {
    const param = slotParam(start);
    const free = rules.hosts.length > 0 && isSlot(rules, start).ok && !request.failing?.includes(start);
    const around = free ? [] : slotsOffered(offer, now, start - dayMs / 2, start + dayMs / 2, choice);
    return {
      param,
      label: formatDateTime(start, shown),
      free,
      chosen: free && (request.ticked === null || start === startsAt || request.ticked.includes(param)),
      nearest: nearestSlots(
        around.filter((near) => near !== start),
        start,
        nearestCount,
      ).map((near) => formatTime(near, shown)),
    };
  });
  return { count, shownFor: shownForOf(startsAt, count, choice), dates };
}
