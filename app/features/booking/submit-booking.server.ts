import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import { type FieldProblem, parseBookingForm, questionField, slotParam } from "./booking-form.ts";
import { type BookingPage, loadBookingPage } from "./booking-page.server.ts";
import { takeBooking } from "./booking-rate.server.ts";
import type { NearestTime } from "./components/nearest-times.tsx";
import { findOffer } from "./offer-repository.server.ts";

/** What the page shows again after a submission that did not book. */
export type Submission = {
  at: string;
  timezone: string;
  key: string;
  values: Record<string, string[]>;
  problems: FieldProblem[];
  refused: { taken: boolean; nearest: NearestTime[] } | null;
  /** The page for the time that was asked for, which the address of a form does not name. */
  page: BookingPage;
};

export type SubmitResult =
  | { status: 303; location: string }
  | { status: 400 | 409 | 429; submission: Submission }
  | { status: 400 | 404; submission: null };

type Context = {
  services: Services;
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  /** The visitor's, cut to /24 or /48. */
  network: string;
};

/** A visitor's form: read, booked, and answered with where to go or with what is wrong and everything kept. */
export async function submitBooking(form: FormData, context: Context): Promise<SubmitResult> {
  const { services, businessSlug, eventTypeSlug, locale } = context;
  // A nearest time that was picked after a refusal takes the place of the one that was gone.
  const retry = form.get("retry");
  if (typeof retry === "string") form.set("at", retry);
  const now = services.clock.now();
  const offer = await findOffer(services.database.pool, businessSlug, eventTypeSlug, {
    from: now,
    to: now,
    now,
  });
  if (!offer) return { status: 404, submission: null };
  const timezone = form.get("timezone");
  if (typeof timezone !== "string" || !isZone(timezone)) return { status: 400, submission: null };
  const parsed = parseBookingForm(form, offer.questions);
  if (!parsed.ok && parsed.malformed) return { status: 400, submission: null };
  const allowed = !parsed.ok || takeBooking(services, context.network).ok;
  const result =
    parsed.ok && allowed
      ? await bookSlot(services, { businessSlug, eventTypeSlug, locale, draft: parsed.draft })
      : null;
  if (result?.ok) return { status: 303, location: `${services.links.managePath(result.attendeeId)}?new` };
  const at = String(form.get("at"));
  const query = { month: null, date: null, timezone, at, name: null, email: null };
  const found = await loadBookingPage(services, {
    businessSlug,
    eventTypeSlug,
    locale,
    query,
    zoneCookie: undefined,
  });
  if (!found) return { status: 404, submission: null };
  const shownAgain = {
    page: found.page,
    at,
    timezone,
    key: String(form.get("key")),
    values: valuesOf(form),
    problems: [] as FieldProblem[],
    refused: null,
  };
  if (!parsed.ok) return { status: 400, submission: { ...shownAgain, problems: parsed.problems } };
  if (!allowed) {
    const problems: FieldProblem[] = [{ field: "form", message: "booking.error.tooMany" }];
    return { status: 429, submission: { ...shownAgain, problems } };
  }
  if (!result || result.reason === "not-found") return { status: 404, submission: null };
  if (!("nearest" in result)) {
    const problems: FieldProblem[] = [{ field: "form", message: `booking.refused.${result.reason}` }];
    return { status: 409, submission: { ...shownAgain, problems } };
  }
  const nearest = result.nearest.map((start) => ({
    param: slotParam(start),
    label: formatDateTime(start, { locale, zone: timezone }),
  }));
  // The next try is another booking and needs a key of its own.
  return {
    status: 409,
    submission: {
      ...shownAgain,
      key: randomId(),
      refused: { taken: result.reason === "slot-taken", nearest },
    },
  };
}

/** What was typed into the form's own fields. Names of our making cannot be those of an object's inherited parts. */
function valuesOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [field, value] of form) {
    const isOurs = field === "name" || field === "email" || field.startsWith(questionField(""));
    if (typeof value !== "string" || !isOurs) continue;
    const list = values[field] ?? [];
    if (list.length < 50) list.push(value.slice(0, 5_000));
    values[field] = list;
  }
  return values;
}
