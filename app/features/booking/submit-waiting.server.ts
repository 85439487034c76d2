import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { type FieldProblem, parsePerson } from "./booking-form.ts";
import { type BookingPage, loadBookingPage } from "./booking-page.server.ts";
import { takeBooking } from "./booking-rate.server.ts";
import type { Hours } from "./hour-cycle.ts";
import { emptyQuery, type PageQuery } from "./page-address.ts";
import { waitingTarget } from "./wait-view.server.ts";
import { joinWaitingList } from "./waiting-list.server.ts";

/** The waiting list's form once more, or the thanks for it. */
export type WaitSubmission = {
  joined: boolean;
  /** There is a place after all. */
  free: boolean;
  values: Record<string, string[]>;
  problems: FieldProblem[];
  page: BookingPage;
  query: PageQuery;
};

export type WaitResult =
  | { status: 200 | 400 | 409 | 429; waiting: WaitSubmission }
  | { status: 400 | 404; waiting: null };

type Context = {
  services: Services;
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  hours?: Hours | null;
  network: string;
};

/** "Tell me when a place is free." */
export async function submitWaiting(form: FormData, context: Context): Promise<WaitResult> {
  const { services, businessSlug, eventTypeSlug, locale, hours = null } = context;
  const wait = String(form.get("wait") ?? "");
  const timezone = String(form.get("timezone") ?? "");
  const target = waitingTarget(wait);
  if (!target || !isZone(timezone)) return { status: 400, waiting: null };
  const sent = (name: string, pattern: RegExp) => {
    const value = form.get(name);
    return typeof value === "string" && pattern.test(value) ? value : null;
  };
  const [length, host] = [sent("length", /^\d{1,4}$/), sent("host", /^[a-z2-7]{26}$/)];
  const query = { ...emptyQuery, wait, timezone, length, host };
  const found = await loadBookingPage(services, {
    ...{ businessSlug, eventTypeSlug, locale, hours, query },
    zoneCookie: undefined,
  });
  // Where private links alone lead, nobody waits; see `OfferRow.waitingList`.
  if (!found || found.byLinksAlone) return { status: 404, waiting: null };
  const values = Object.fromEntries(
    ["name", "email"].map((name) => [name, [String(form.get(name) ?? "").slice(0, 500)]]),
  );
  const again = { joined: false, free: false, values, problems: [], page: found.page, query: found.query };
  const parsed = parsePerson(form);
  if (!parsed.ok) return { status: 400, waiting: { ...again, problems: parsed.problems } };
  if (!takeBooking(services, context.network).ok) {
    const problems: FieldProblem[] = [{ field: "form", message: "booking.error.tooMany" }];
    return { status: 429, waiting: { ...again, problems } };
  }
  const result = await joinWaitingList(services, {
    ...{ businessSlug, eventTypeSlug, locale, timeZone: timezone },
    ...parsed.person,
    ...target,
    lengthMinutes: length === null ? undefined : Number(length),
    hostId: host ?? undefined,
  });
  if (result.ok) return { status: 200, waiting: { ...again, joined: true } };
  if (result.reason === "not-found") return { status: 404, waiting: null };
  if (result.reason === "free") return { status: 409, waiting: { ...again, free: true } };
  const problems: FieldProblem[] = [{ field: "form", message: `booking.waiting.${result.reason}` }];
  return { status: 409, waiting: { ...again, problems } };
}
