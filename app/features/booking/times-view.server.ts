import { translatorFor } from "#app/messages/all-translators.ts";
import type { Shown } from "#app/platform/time/format.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import { fullTimes } from "./full-times.server.ts";
import { type NextTimesView, nextTimesView, shownMin } from "./next-times-view.server.ts";
import { type OfferChoice, seatsLeftAt, slotsOffered } from "./offer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";
import type { PageQuery } from "./page-address.ts";
import { addMonths, monthBounds, monthOf, type PickerView, pickerView } from "./picker-view.server.ts";
import type { HrefWith } from "./time-choices.server.ts";
import { addDays, mondayOf, type WeekView, weekBounds, weekView } from "./week-view.server.ts";

/** The free times of a page, in the way that was asked for; one of the three. */
export type TimesView = { picker: PickerView | null; week: WeekView | null; next: NextTimesView | null };

export type TimesRequest = {
  /** The event type as it stands for these bounds; null when it went meanwhile. */
  read: (from: number, to: number) => Promise<OfferRow | null>;
  /** What was read before the zone was known: covers `covers` at least. */
  offer: OfferRow;
  covers: { from: number; to: number };
  query: PageQuery;
  choice: OfferChoice;
  shown: Shown;
  now: number;
  hrefWith: HrefWith;
};

/** How far ahead an empty page looks for the next free day, and how far the arrows lead. */
export const lookAheadMonths = 12;
const listDays = 31;

type Found = { slots: number[]; nextFree: number | null; offer: OfferRow };

/** The view, and the starts on which it depends. */
export async function timesView(request: TimesRequest): Promise<{ view: TimesView; starts: number[] }> {
  const none: TimesView = { picker: null, week: null, next: null };
  switch (request.query.view) {
    case "week": {
      const { week, starts } = await weekOf(request);
      return { view: { ...none, week }, starts };
    }
    case "list": {
      const { next, starts } = await listOf(request);
      return { view: { ...none, next }, starts };
    }
    default: {
      const { picker, starts } = await monthPicker(request);
      return { view: { ...none, picker }, starts };
    }
  }
}

function startsOf({ slots, nextFree }: Found): number[] {
  return nextFree === null ? slots : [...slots, nextFree];
}

/** The last instant that is worth looking at. */
function endOf({ shown, now }: TimesRequest): number {
  return monthBounds(addMonths(monthOf(localDate(shown.zone, now)), lookAheadMonths), shown.zone).to;
}

async function readWithin(request: TimesRequest, from: number, to: number): Promise<OfferRow> {
  const { covers, offer } = request;
  if (from >= covers.from && to <= covers.to) return offer;
  return (await request.read(from, to)) ?? { ...offer, disabled: true };
}

/**
 * The slots of the wanted span; for an empty one, the first free start after it. Without a wish, the span moves to the
 * first one that has any: `spanOf` an instant.
 */
async function search<S extends { from: number; to: number }>(
  request: TimesRequest,
  wanted: S | null,
  spanOf: (instant: number) => S,
): Promise<{ span: S } & Found> {
  const { now, choice } = request;
  const span = wanted ?? spanOf(now);
  const offer = await readWithin(request, span.from, span.to);
  const slots = slotsOffered(offer, now, span.from, span.to, choice);
  const end = endOf(request);
  if (slots.length > 0 || span.to >= end) return { span, slots, nextFree: null, offer };
  const later = await readWithin(request, span.to, end);
  const free = slotsOffered(later, now, span.to, end, choice);
  const first = free[0];
  if (first === undefined || wanted !== null || fullIn(request, offer, span))
    return { span, slots, nextFree: first ?? null, offer };
  const moved = spanOf(first);
  return { span: moved, slots: free.filter((slot) => slot < moved.to), nextFree: null, offer: later };
}

/** A span without free times is still of interest when it has waiting lists. */
function fullIn(request: TimesRequest, offer: OfferRow, span: { from: number; to: number }): boolean {
  const full = fullTimes(offer, request.now, span, [], request);
  return full !== undefined && (full.dates.size > 0 || full.starts.length > 0);
}

async function monthPicker(request: TimesRequest): Promise<{ picker: PickerView; starts: number[] }> {
  const { query, shown, now, hrefWith } = request;
  const spanOfMonth = (month: string) => ({ month, ...monthBounds(month, shown.zone) });
  const wanted = query.date ? monthOf(query.date) : query.month;
  const found = await search(request, wanted ? spanOfMonth(wanted) : null, (instant) =>
    spanOfMonth(monthOf(localDate(shown.zone, instant))),
  );
  const picker = pickerView({
    shown,
    now,
    month: found.span.month,
    date: query.date,
    slots: found.slots,
    nextFree: found.nextFree,
    lastMonth: addMonths(monthOf(localDate(shown.zone, now)), lookAheadMonths),
    hrefWith,
    full: fullTimes(found.offer, now, found.span, found.slots, request),
    noteOf: seatsNote(found.offer, request),
  });
  return { picker, starts: startsOf(found) };
}

async function weekOf(request: TimesRequest): Promise<{ week: WeekView; starts: number[] }> {
  const { query, shown, now, hrefWith } = request;
  const spanOfDate = (date: string) => ({
    monday: mondayOf(date),
    ...weekBounds(mondayOf(date), shown.zone),
  });
  const wanted = query.date ?? (query.month && `${query.month}-01`);
  const found = await search(request, wanted ? spanOfDate(wanted) : null, (instant) =>
    spanOfDate(localDate(shown.zone, instant)),
  );
  const week = weekView({
    shown,
    now,
    monday: found.span.monday,
    slots: found.slots,
    nextFree: found.nextFree,
    lastDate: localDate(shown.zone, endOf(request) - 1),
    hrefWith,
    full: fullTimes(found.offer, now, found.span, found.slots, request),
    noteOf: seatsNote(found.offer, request),
  });
  return { week, starts: startsOf(found) };
}

async function listOf(request: TimesRequest): Promise<{ next: NextTimesView; starts: number[] }> {
  const { query, shown, now, hrefWith, choice } = request;
  const end = endOf(request);
  const wanted = query.date ?? (query.month && `${query.month}-01`);
  const from = wanted ? Math.max(now, weekBounds(wanted, shown.zone).from) : now;
  const near = Math.min(end, weekBounds(addDays(localDate(shown.zone, from), listDays), shown.zone).from);
  let offer = await readWithin(request, from, near);
  let slots = slotsOffered(offer, now, from, near, choice);
  if (slots.length <= shownMin && near < end) {
    offer = await readWithin(request, from, end);
    slots = slotsOffered(offer, now, from, end, choice);
  }
  const noteOf = seatsNote(offer, request);
  const next = nextTimesView({ slots, date: query.date, shown, hrefWith, noteOf });
  return { next, starts: slots };
}

/** "3 places left", where a group's business wants it said. */
export function seatsNote(
  offer: OfferRow,
  { shown }: { shown: Shown },
): ((start: number) => string | undefined) | undefined {
  if (offer.seats === null || !offer.showsSeatsLeft) return undefined;
  const { t } = translatorFor(shown.locale);
  return (start) => {
    const count = seatsLeftAt(offer, start);
    return count === null ? undefined : t("booking.seatsLeft", { count });
  };
}
