import { dayMs } from "#app/domain/availability/calendar-day.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import { leavingCountries } from "#app/features/notices/notices.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { isSameZone, isZone, localDate } from "#app/platform/time/zones.server.ts";
import { parseSlotParam } from "./booking-form.ts";
import { type BusinessHead, type EventHead, eventHead, headOf } from "./event-head.server.ts";
import { type FormView, formView } from "./form-view.server.ts";
import { visitorOf } from "./hold-slot.server.ts";
import { type Hours, hourCycleOf } from "./hour-cycle.ts";
import type { NextTimesView } from "./next-times-view.server.ts";
import {
  hostNameOf,
  hostZoneOf,
  isClosed,
  lengthsOf,
  type OfferChoice,
  offerValidUntil,
  slotRulesOf,
} from "./offer.server.ts";
import { findOffer, type OfferRow } from "./offer-repository.server.ts";
import { campaignNames, carriedBy, type PageQuery, pageHref } from "./page-address.ts";
import { choosableHosts, type PageChoices, pageChoices } from "./page-choices.server.ts";
import { addMonths, monthBounds, monthOf, type PickerView } from "./picker-view.server.ts";
import { findStandin, type Standin } from "./standin.server.ts";
import { lookAheadMonths, type TimesView, timesView } from "./times-view.server.ts";
import { type WaitView, waitView } from "./wait-view.server.ts";
import type { WeekView } from "./week-view.server.ts";

export type { BusinessHead } from "./event-head.server.ts";

export type BookingPage = {
  business: BusinessHead;
  retentionDays: number;
  eventType: EventHead;
  hostName: string;
  zone: { name: string; label: string };
  /** Present when the host lives by another clock than the visitor sees. */
  hostZone: { name: string; label: string } | null;
  choices: PageChoices;
  /** One of the three is there while a time is being chosen. */
  picker: PickerView | null;
  week: WeekView | null;
  next: NextTimesView | null;
  /** Once a time is chosen: all that the form asks. */
  form: FormView | null;
  /** Once a full meeting or day is chosen. */
  wait: WaitView | null;
  standin: Standin | null;
  /** A time in the address that cannot be had (any more). */
  gone: boolean;
  /** Takes no bookings for the time being. */
  closed: boolean;
};

export type BookingPageRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  query: PageQuery;
  /** The whole address, for what the event type's questions take from it. */
  search?: URLSearchParams;
  zoneCookie: string | undefined;
  hours?: Hours | null;
  locale: Locale;
  /** The visitor's own hold is no obstacle to them; see visitor-word.ts. */
  visitorWord?: string | null;
  /** Shows the form of the time in the address also when that time is gone: what was entered is not lost. */
  keepsForm?: boolean;
  /** The browser says that it wants no marketing. */
  optedOut?: boolean;
};

export type BookingPageResult = {
  page: BookingPage;
  /** What of the address means something here; all links of the page carry it on. */
  query: PageQuery;
  organizationId: string;
  eventTypeId: string;
  byLinksAlone: boolean;
  version: string;
  validUntil: number;
  /** Further parameters that this page reads. */
  reads: string[];
  /** False where the address holds what means nothing here: such pages could be made without end. */
  isWorthKeeping: boolean;
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
  const { pool } = services.database;
  const wantedZone = visitorZone(request.query, request.zoneCookie);
  const { businessSlug, eventTypeSlug } = request;
  const visitor = request.visitorWord ? visitorOf(request.visitorWord) : undefined;
  const read = (from: number, to: number) =>
    findOffer(pool, businessSlug, eventTypeSlug, { from, to, now, visitor });
  const covers = firstBounds(request.query, wantedZone, now);
  const offer = await read(covers.from, covers.to);
  if (!offer) return null;
  const zone = wantedZone ?? hostZoneOf(offer);
  const shown: Shown = { locale: request.locale, zone, ...hourCycleOf(request.hours ?? null) };
  const { query, choice, reads, isWorthKeeping } = understood(offer, request, { zone, now });
  const { page, starts } = await pageOf({
    ...{ services, offer, query, choice, shown, now, covers, read },
    hours: request.hours ?? null,
    keepsForm: request.keepsForm ?? false,
    optedOut: request.optedOut ?? false,
  });
  return {
    page,
    query,
    organizationId: offer.organizationId,
    eventTypeId: offer.eventTypeId,
    byLinksAlone: offer.byLinksAlone,
    allowedSites: offer.allowedSites,
    version: offer.version,
    validUntil: offerValidUntil(offer, starts, now, zone),
    reads,
    isWorthKeeping,
  };
}

/** What is read first: around a chosen time, else the wanted month. The zone may not be known yet, hence the margins. */
function firstBounds(query: PageQuery, zone: string | null, now: number): { from: number; to: number } {
  const chosenAt = parseSlotParam(query.at);
  if (chosenAt !== null) return { from: chosenAt - dayMs, to: chosenAt + dayMs };
  const month = query.date ? monthOf(query.date) : query.month;
  const { from, to } = monthBounds(month ?? monthOf(new Date(now).toISOString()), zone ?? "UTC");
  return { from: from - dayMs, to: to + dayMs };
}

/** The address as this event type understands it: lengths, hosts and prefilled answers that it knows. */
function understood(
  offer: OfferRow,
  { query, search }: BookingPageRequest,
  { zone, now }: { zone: string; now: number },
) {
  const reads = [
    ...offer.questions.map(({ prefillName }) => prefillName).filter(Boolean),
    ...(offer.keepsCampaign ? campaignNames : []),
  ];
  const length = lengthsOf(offer).find((minutes) => String(minutes) === query.length);
  const host = choosableHosts(offer).find(({ id }) => id === query.host);
  const known: PageQuery = {
    ...query,
    length: length === undefined ? null : query.length,
    host: host?.id ?? null,
    timezone: query.timezone && isZone(query.timezone) ? query.timezone : null,
    carried: search ? carriedBy(search, reads) : [],
  };
  const firstMonth = addMonths(monthOf(localDate(zone, now)), -1);
  const lastMonth = addMonths(firstMonth, lookAheadMonths + 2);
  const month = query.date ? monthOf(query.date) : query.month;
  const isWorthKeeping =
    (["length", "host", "timezone"] as const).every((name) => known[name] === query[name]) &&
    (month === null || (month >= firstMonth && month <= lastMonth));
  const choice: OfferChoice = { lengthMinutes: length, hostId: host?.id };
  return { query: known, choice, reads, isWorthKeeping };
}

type PageContext = {
  services: Services;
  offer: OfferRow;
  query: PageQuery;
  choice: OfferChoice;
  shown: Shown;
  hours: Hours | null;
  now: number;
  covers: { from: number; to: number };
  read: (from: number, to: number) => Promise<OfferRow | null>;
  keepsForm: boolean;
  optedOut: boolean;
};

async function pageOf(context: PageContext): Promise<{ page: BookingPage; starts: number[] }> {
  const { services, offer, query, choice, shown, now } = context;
  const chosenAt = parseSlotParam(query.at);
  const path = `/${offer.organizationSlug}/${offer.slug}`;
  const hrefWith = (changes: Partial<PageQuery>) => pageHref(path, query, changes);
  const closed = isClosed(offer);
  const rules = slotRulesOf(offer, now, choice);
  const isFree = !closed && chosenAt !== null && rules.hosts.length > 0 && isSlot(rules, chosenAt).ok;
  const showsForm = isFree || context.keepsForm;
  const form =
    showsForm && chosenAt !== null
      ? formView(offer, chosenAt, {
          ...context,
          hrefWith,
          asking: { age: services.settings.consentAge, optedOut: context.optedOut },
          leaves: leavingCountries(services.settings, translatorFor(shown.locale)),
        })
      : null;
  const wait = form ? null : waitView(offer, { query, choice, shown, now, hrefWith });
  const isAsked = form !== null || wait !== null || closed;
  const none: TimesView = { picker: null, week: null, next: null };
  // A time that is gone is looked for where it was.
  const near = chosenAt !== null && chosenAt > now ? localDate(shown.zone, chosenAt) : null;
  const seen = { ...query, date: query.date ?? (query.month ? null : near) };
  const { view, starts } = isAsked
    ? { view: none, starts: [] }
    : await timesView({ ...context, query: seen, hrefWith });
  const { lengthMinutes } = { lengthMinutes: offer.lengthMinutes, ...definedOf(choice) };
  const month = query.date ? monthOf(query.date) : query.month;
  // An offset changes with the clocks: it is that of the times that are shown.
  const instant = chosenAt ?? Math.max(now, month ? monthBounds(month, shown.zone).from : now);
  const hostZone = hostZoneOf(offer);
  const page: BookingPage = {
    business: headOf(offer),
    retentionDays: offer.retentionDays,
    eventType: eventHead(offer, lengthMinutes),
    hostName: hostNameOf(offer, choice.hostId),
    zone: { name: shown.zone, label: placeLabel(shown.zone, instant) },
    hostZone: isSameZone(shown.zone, hostZone)
      ? null
      : { name: hostZone, label: placeLabel(hostZone, instant) },
    choices: pageChoices(offer, {
      ...{ query, locale: shown.locale, hours: context.hours, lengthMinutes, hrefWith },
      hostId: choice.hostId,
    }),
    ...view,
    form,
    wait,
    standin: isAsked ? null : await findStandin(services, offer, { now, shown }),
    gone: query.at !== null && !isFree && !closed,
    closed,
  };
  return { page, starts };
}

function definedOf({ lengthMinutes }: OfferChoice): { lengthMinutes?: number } {
  return lengthMinutes === undefined ? {} : { lengthMinutes };
}
