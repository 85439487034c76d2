import { dayMs } from "#app/domain/availability/calendar-day.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { type BookSlotResult, bookSlot } from "./book-slot.server.ts";
import {
  type BookingDraft,
  enteredValues,
  type FieldProblem,
  parseBookingForm,
  parseSlotParam,
  slotParam,
} from "./booking-form.ts";
import { type BookingPage, loadBookingPage } from "./booking-page.server.ts";
import { takeBooking } from "./booking-rate.server.ts";
import type { NearestTime } from "./components/nearest-times.tsx";
import { askGuardian } from "./guardian-wish.server.ts";
import { visitorOf } from "./hold-slot.server.ts";
import { type Hours, hourCycleOf } from "./hour-cycle.ts";
import { slotsOffered } from "./offer.server.ts";
import { findOffer, type OfferRow } from "./offer-repository.server.ts";
import { campaignNames, emptyQuery, type PageQuery, readPageQuery } from "./page-address.ts";
import { privateLinkOf } from "./private-link.server.ts";
import { type SeriesPreview, seriesPreview, shownForOf } from "./series-preview.server.ts";
import { visitorWord } from "./visitor-word.ts";

/** What the page shows again after a submission that did not book. */
export type Submission = {
  at: string;
  timezone: string;
  key: string;
  values: Record<string, string[]>;
  problems: FieldProblem[];
  refused: { taken: boolean; nearest: NearestTime[] } | null;
  series: SeriesPreview | null;
  /** The page for the time that was asked for, which the address of a form does not name. */
  page: BookingPage;
  query: PageQuery;
};

export type SubmitResult =
  | { status: 303; location: string }
  /** 503: a calendar does not answer, and the business wants to be sure. The same form may be sent again. */
  | { status: 200 | 400 | 409 | 429 | 503; submission: Submission }
  /** A guardian is asked first. */
  | { status: 202; submission: null }
  | { status: 400 | 404 | 410; submission: null };

export type SubmitContext = {
  services: Services;
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  /** Twelve or twenty-four, where the visitor chose. */
  hours?: Hours | null;
  /** The visitor's, cut to /24 or /48. */
  network: string;
  cookies?: string | null;
  /** The browser says that it wants no marketing. */
  optedOut?: boolean;
};

const nearestCount = 6;

/** A form that was read so far that it can be shown again. */
type Sent = {
  context: SubmitContext;
  form: FormData;
  offer: OfferRow;
  at: string;
  timezone: string;
  key: string;
};

/**
 * A visitor's form: read, booked, and answered with where to go or with what is wrong and everything kept. With
 * `intent=show` nothing is booked: the page comes back for another zone, or with the dates of a series.
 */
export async function submitBooking(form: FormData, context: SubmitContext): Promise<SubmitResult> {
  const { services, businessSlug, eventTypeSlug } = context;
  // A nearest time that was picked after a refusal takes the place of the one that was gone.
  const retry = form.get("retry");
  if (typeof retry === "string") form.set("at", retry);
  const now = services.clock.now();
  const bounds = { from: now, to: now, now };
  const offer = await findOffer(services.database.pool, businessSlug, eventTypeSlug, bounds);
  if (!offer) return { status: 404, submission: null };
  const link = await privateLinkOf(services, textOf(form, "link"), offer);
  if (link?.state === "missing") return { status: 404, submission: null };
  if (link?.state === "closed" && !(await wasBooked(services, offer, String(form.get("key")))))
    return { status: 410, submission: null };
  const timezone = form.get("timezone");
  if (typeof timezone !== "string" || !isZone(timezone)) return { status: 400, submission: null };
  const parsed = parseBookingForm(form, offer.questions, {
    locations: offer.locations,
    guestsMax: offer.seats === null ? offer.guestsMax : null,
    keepsCampaign: offer.keepsCampaign,
    asksNews: offer.asksNews && !context.optedOut,
  });
  if (!parsed.ok && parsed.malformed) return { status: 400, submission: null };
  const sent: Sent = {
    ...{ context, form, offer, timezone },
    at: String(form.get("at")),
    key: String(form.get("key")),
  };
  if (form.get("intent") === "show") return answer(sent, 200, {});
  if (!parsed.ok) return answer(sent, 400, { problems: parsed.problems });
  if (wantsDatesFirst(sent)) return answer(sent, 200, {});
  if (!takeBooking(services, context.network).ok)
    return answer(sent, 429, { problems: [{ field: "form", message: "booking.error.tooMany" }] });
  return book(sent, parsed.draft, link?.state === "open" ? link.id : undefined);
}

async function book(sent: Sent, draft: BookingDraft, privateLinkId?: string): Promise<SubmitResult> {
  const { context, form } = sent;
  const { services, businessSlug, eventTypeSlug, locale } = context;
  const wish = {
    ...{ businessSlug, eventTypeSlug, locale, draft },
    visitor: visitorOf(wordOf(sent)),
    privateLinkId,
    ...(form.get("embed") ? { source: "embed" as const } : {}),
  };
  if (form.get("minor") === "on") {
    await askGuardian(services, sent.offer.organizationId, wish);
    return { status: 202, submission: null };
  }
  const result = await bookSlot(services, wish);
  if (result.ok) return { status: 303, location: `${services.links.managePath(result.attendeeId)}?new` };
  return refusal(sent, result);
}

/** The link's last use may have been this very form, sent twice. */
async function wasBooked(services: Services, { organizationId }: OfferRow, idempotencyKey: string) {
  const where = { organizationId_idempotencyKey: { organizationId, idempotencyKey } };
  return (await services.database.prisma.attendee.findUnique({ where, select: { id: true } })) !== null;
}

async function refusal(sent: Sent, result: Exclude<BookSlotResult, { ok: true }>): Promise<SubmitResult> {
  if (result.reason === "not-found") return { status: 404, submission: null };
  if (result.reason === "link-used") return { status: 410, submission: null };
  if (!("nearest" in result))
    return answer(sent, result.reason === "unasked" ? 503 : 409, {
      problems: [{ field: "form", message: `booking.refused.${result.reason}` }],
    });
  const first = parseSlotParam(sent.at);
  // Of a series whose first date stands, the others can be chosen anew.
  if (countOf(sent.form) > 1 && !result.failing.includes(first ?? 0) && result.failing.length > 0)
    return answer(sent, 409, {
      problems: [{ field: "form", message: "booking.error.seriesFailed" }],
      failing: result.failing,
    });
  const nearest = result.nearest.map((start) => nearestTime(start, sent));
  // The next try is another booking and needs a key of its own.
  const refused = { taken: result.reason === "slot-taken", nearest };
  return answer({ ...sent, key: randomId() }, 409, { refused });
}

type Outcome = { problems?: FieldProblem[]; refused?: Submission["refused"]; failing?: number[] };

/** The page again, for the time that was asked for, with everything that was entered. */
async function answer(
  sent: Sent,
  status: 200 | 400 | 409 | 429 | 503,
  { problems = [], refused = null, failing }: Outcome,
): Promise<SubmitResult> {
  const { context, form, at, timezone, key } = sent;
  const { services, businessSlug, eventTypeSlug, locale, hours = null } = context;
  const search = searchOf(form);
  const found = await loadBookingPage(services, {
    ...{ businessSlug, eventTypeSlug, locale, hours, search },
    query: { ...emptyQuery, ...readPageQuery(search), at, timezone },
    zoneCookie: undefined,
    visitorWord: wordOf(sent),
    keepsForm: true,
    optedOut: context.optedOut ?? false,
  });
  if (!found) return { status: 404, submission: null };
  const count = countOf(form);
  const startsAt = parseSlotParam(at);
  if (found.page.gone && !refused && startsAt !== null && problems.every(({ field }) => field !== "form")) {
    const nearest = await nearestTimes(sent, startsAt);
    return answer(sent, status === 429 ? 429 : 409, {
      problems,
      refused: { taken: startsAt > services.clock.now(), nearest },
    });
  }
  const series =
    count > 1 && startsAt !== null && !refused
      ? await seriesPreview(services, {
          ...{ businessSlug, eventTypeSlug, startsAt, count, failing: failing ?? [] },
          choice: choiceIn(form),
          visitor: visitorOf(wordOf(sent)),
          shown: shownOf(sent),
          ticked: wantsDatesFirst(sent) ? null : form.getAll("series").map(String),
        })
      : null;
  const { page, query } = found;
  return {
    status,
    submission: { page, query, at, timezone, key, values: enteredValues(form), problems, refused, series },
  };
}

/** What is free around a time that went while its form was being filled in. */
async function nearestTimes(sent: Sent, startsAt: number): Promise<NearestTime[]> {
  const { services, businessSlug, eventTypeSlug } = sent.context;
  const now = services.clock.now();
  const from = Math.max(now, startsAt - 3 * dayMs);
  const bounds = { from, to: from + 14 * dayMs, now, visitor: visitorOf(wordOf(sent)) };
  const offer = await findOffer(services.database.pool, businessSlug, eventTypeSlug, bounds);
  const free = offer ? slotsOffered(offer, now, from, bounds.to, choiceIn(sent.form)) : [];
  return nearestSlots(free, startsAt, nearestCount).map((start) => nearestTime(start, sent));
}

function nearestTime(start: number, sent: Sent): NearestTime {
  return { param: slotParam(start), label: formatDateTime(start, shownOf(sent)) };
}

function wordOf({ context, key }: Sent): string {
  return visitorWord(context.cookies, key) ?? key;
}

function shownOf({ context, timezone }: Sent): Shown {
  return { locale: context.locale, zone: timezone, ...hourCycleOf(context.hours ?? null) };
}

function textOf(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

function choiceIn(form: FormData) {
  const length = Number(textOf(form, "length"));
  return {
    ...(Number.isInteger(length) && length > 0 ? { lengthMinutes: length } : {}),
    ...(textOf(form, "host") ? { hostId: textOf(form, "host") ?? "" } : {}),
  };
}

/** How many bookings are wanted, this one among them. */
function countOf(form: FormData): number {
  const count = Number(textOf(form, "repeat") ?? 1);
  return Number.isInteger(count) && count >= 1 && count <= 100 ? count : 1;
}

/** Nobody books a series whose dates they have not seen. */
function wantsDatesFirst({ form, at }: Sent): boolean {
  const startsAt = parseSlotParam(at);
  if (countOf(form) < 2 || startsAt === null) return false;
  return form.get("shownFor") !== shownForOf(startsAt, countOf(form), choiceIn(form));
}

const addressFields = ["length", "host", "link", "embed", "theme", "color", "details", ...campaignNames];

/** What of a form stood in its page's address: it goes on to the next page. */
function searchOf(form: FormData): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of addressFields) {
    const value = textOf(form, name);
    if (value !== null) search.set(name, value);
  }
  return search;
}
