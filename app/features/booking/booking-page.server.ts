import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import { localDayAt } from "#app/domain/availability/zone.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isZone, zoneRules } from "#app/platform/time/zones.server.ts";
import { parseSlotParam, slotParam } from "./booking-form.ts";
import { hostNameOf, hostZoneOf, offerValidUntil, slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOffer, type OfferedQuestion, type OfferRow } from "./offer-repository.server.ts";
import { type PageQuery, pageHref } from "./page-address.ts";
import { addMonths, monthBounds, monthOf, type PickerView, pickerView } from "./picker-view.server.ts";

const dayMs = 86_400_000;
/** How far ahead an empty month looks for the next free day, and how far the arrows lead. */
const lookAheadMonths = 12;

export type BusinessHead = { name: string; href: string; accentColor: string; logoUrl?: string };

export type BookingPage = {
  business: BusinessHead;
  retentionDays: number;
  eventType: { path: string; title: string; description: string; lengthMinutes: number; hidden: boolean };
  hostName: string;
  zone: { name: string; label: string };
  /** Present when the host lives by another clock than the visitor sees. */
  hostZone: { name: string; label: string } | null;
  picker: PickerView;
  questions: OfferedQuestion[];
  chosen: ChosenSlot | null;
  /** A time in the address that cannot be had (any more). */
  gone: boolean;
};

export type ChosenSlot = {
  param: string;
  date: string;
  time: string;
  /** The same moment on the host's clock, when it differs. */
  hostTime: string | null;
  backHref: string;
};

export type BookingPageRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  query: PageQuery;
  zoneCookie: string | undefined;
  locale: Locale;
};

export type BookingPageResult = {
  page: BookingPage;
  organizationId: string;
  version: string;
  validUntil: number;
  /** Sites that may show the page in a frame. */
  allowedSites: string[];
};

/** The visitor's zone: the one in the address, else the one their browser told before; null when neither is one. */
export function visitorZone(query: PageQuery, cookie: string | undefined): string | null {
  const named = [query.timezone, decodeZone(cookie)].find((name) => name && isZone(name));
  return named ?? null;
}

function decodeZone(cookie: string | undefined): string | null {
  if (!cookie || cookie.length > 100) return null;
  try {
    return decodeURIComponent(cookie);
  } catch {
    return null;
  }
}

/** Everything behind `/:business/:eventType`, or null when there is no such page. */
export async function loadBookingPage(
  services: Services,
  request: BookingPageRequest,
): Promise<BookingPageResult | null> {
  const now = services.clock.now();
  const { query, locale } = request;
  const wantedZone = visitorZone(query, request.zoneCookie);
  const chosenAt = parseSlotParam(query.at);
  const wantedMonth = query.date ? monthOf(query.date) : query.month;
  // The host's zone is known only after the read, so the bounds allow for any: months of two zones differ by a day.
  const guess = monthBounds(wantedMonth ?? monthOf(new Date(now).toISOString()), wantedZone ?? "UTC");
  const bounds = {
    from: Math.min(guess.from, chosenAt ?? guess.from) - 2 * dayMs,
    to: Math.max(guess.to, chosenAt ?? 0) + 2 * dayMs,
    now,
  };
  const offer = await findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, bounds);
  if (!offer) return null;

  const zone = wantedZone ?? hostZoneOf(offer);
  const thisMonth = monthOf(isoDateOf(localDayAt(zoneRules(zone), now)));
  const lastMonth = addMonths(thisMonth, lookAheadMonths);
  const found = await findMonth(services, request, offer, { zone, now, thisMonth, lastMonth, wantedMonth });
  const path = `/${offer.organizationSlug}/${offer.slug}`;
  const hrefWith = (changes: Record<string, string | null>) => pageHref(path, query, changes);
  const picker = pickerView({
    shown: { locale, zone },
    now,
    date: query.date,
    lastMonth,
    hrefWith,
    ...found,
  });
  const isFree = chosenAt !== null && isSlot(slotRulesOf(offer, now), chosenAt).ok;
  return {
    organizationId: offer.organizationId,
    allowedSites: offer.allowedSites,
    version: offer.version,
    validUntil: offerValidUntil(
      offer,
      found.nextFree === null ? found.slots : [...found.slots, found.nextFree],
      now,
      zone,
    ),
    page: {
      business: headOf(offer),
      retentionDays: offer.retentionDays,
      eventType: {
        path,
        title: offer.title,
        description: offer.description,
        lengthMinutes: offer.lengthMinutes,
        hidden: offer.hidden,
      },
      hostName: hostNameOf(offer),
      zone: { name: zone, label: placeLabel(zone, chosenAt ?? now) },
      hostZone:
        zone === hostZoneOf(offer)
          ? null
          : { name: hostZoneOf(offer), label: placeLabel(hostZoneOf(offer), chosenAt ?? now) },
      picker,
      questions: offer.questions,
      chosen: isFree && chosenAt !== null ? chosenSlot(offer, chosenAt, { locale, zone }, hrefWith) : null,
      gone: query.at !== null && !isFree,
    },
  };
}

export function headOf(
  offer: Pick<OfferRow, "organizationName" | "organizationSlug" | "accentColor" | "logoId">,
): BusinessHead {
  return {
    name: offer.organizationName,
    href: `/${offer.organizationSlug}`,
    accentColor: offer.accentColor,
    ...(offer.logoId ? { logoUrl: `/media/${offer.logoId}` } : {}),
  };
}

type MonthSearch = {
  zone: string;
  now: number;
  thisMonth: string;
  lastMonth: string;
  wantedMonth: string | null;
};

/**
 * The slots of the wanted month; without a wish, of the first month that has any. For an empty month, the first free
 * start after it.
 */
async function findMonth(
  services: Services,
  request: BookingPageRequest,
  offer: OfferRow,
  search: MonthSearch,
) {
  const { zone, now, thisMonth, lastMonth, wantedMonth } = search;
  const month = wantedMonth ?? thisMonth;
  const { from, to } = monthBounds(month, zone);
  const slots = slotsOffered(offer, now, from, to);
  if (slots.length > 0) return { month, slots, nextFree: null };
  const end = monthBounds(lastMonth, zone).to;
  if (to >= end) return { month, slots, nextFree: null };
  const later = await findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, {
    from: to,
    to: end,
    now,
  });
  const free = later ? slotsOffered(later, now, to, end) : [];
  const first = free[0];
  if (!later || first === undefined || wantedMonth !== null) return { month, slots, nextFree: first ?? null };
  const firstMonth = monthOf(isoDateOf(localDayAt(zoneRules(zone), first)));
  const bounds = monthBounds(firstMonth, zone);
  return { month: firstMonth, slots: free.filter((slot) => slot < bounds.to), nextFree: null };
}

function chosenSlot(
  offer: OfferRow,
  startsAt: number,
  shown: { locale: Locale; zone: string },
  hrefWith: (changes: Record<string, string | null>) => string,
): ChosenSlot {
  const endsAt = startsAt + offer.lengthMinutes * 60_000;
  const range = (zone: string) =>
    `${formatTime(startsAt, { ...shown, zone })} – ${formatTime(endsAt, { ...shown, zone })}`;
  const hostTime = range(hostZoneOf(offer));
  const date = isoDateOf(localDayAt(zoneRules(shown.zone), startsAt));
  return {
    param: slotParam(startsAt),
    date: formatDate(startsAt, shown),
    time: range(shown.zone),
    hostTime: hostTime === range(shown.zone) ? null : hostTime,
    backHref: hrefWith({ at: null, date, month: monthOf(date) }),
  };
}
