import { type AskedQuestion, isPhone, line, parseAnswers } from "#app/features/booking/answer-form.ts";
import { bookByHand, findOfferById, lengthsOf, type OfferRow } from "#app/features/booking/booking.server.ts";
import {
  type FieldProblem,
  parsePerson,
  parseSlotParam,
  slotParam,
} from "#app/features/booking/booking-form.ts";
import { judgeTime } from "#app/features/calendar/calendar.server.ts";
import { isLocale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { hostAsked, isOpenTo } from "./by-hand-page.server.ts";

export type ByHandRefusal = "taken" | "rules" | "past" | "seat-taken" | "host";

export type ByHandResult =
  | { status: "booked"; bookingId: string }
  | { status: "malformed" }
  | { status: "not-found" }
  | { status: "invalid"; problems: FieldProblem[]; values: Record<string, string[]> }
  | {
      status: "refused";
      why: ByHandRefusal;
      nearest: { label: string; href: string }[];
      values: Record<string, string[]>;
    };

type Request = {
  organizationId: string;
  /** The member who books. */
  actorId: string;
  /** With whom alone they may book; null for everybody. */
  onlyHostId: string | null;
  form: FormData;
  /** The page's own address without a query, for links to other times. */
  path: string;
  shown: Shown;
};

/** Books for a customer. Whatever is refused keeps what was entered. */
export async function submitByHand(services: Services, request: Request): Promise<ByHandResult> {
  const { organizationId, actorId, onlyHostId, form, path, shown } = request;
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 300) : "";
  };
  const startsAt = parseSlotParam(field("at"));
  const [type, key, timeZone, locale] = [field("type"), field("key"), field("zone"), field("locale")];
  if (startsAt === null || !/^[a-z2-7]{26}$/.test(key) || !isZone(timeZone) || !isLocale(locale))
    return { status: "malformed" };
  const now = services.clock.now();
  const bounds = { from: startsAt, to: startsAt, now };
  const offer = await findOfferById(services.database.pool, organizationId, type, bounds);
  if (!offer || offer.deleted || !isOpenTo(offer, onlyHostId)) return { status: "not-found" };
  const lengthMinutes = lengthsOf(offer).find((minutes) => String(minutes) === field("length"));
  if (lengthMinutes === undefined) return { status: "malformed" };
  const person = parsePerson(form);
  const phone = line.parse(field("phone"));
  const given = parseAnswers(form, questionsOf(offer));
  const values = valuesOf(form);
  const problems: FieldProblem[] = [
    ...(person.ok ? [] : person.problems),
    ...(phone !== "" && !isPhone(phone) ? [{ field: "phone", message: "booking.error.phone" as const }] : []),
    ...given.problems,
  ];
  if (!person.ok || problems.length > 0) return { status: "invalid", problems, values };
  if (startsAt <= now) return { status: "refused", why: "past", nearest: [], values };
  const despiteRules = field("despite") === "yes";
  const wish = onlyHostId === null ? field("host") || undefined : hostAsked(offer, { wish: "", onlyHostId });
  const question = {
    organizationId,
    viewerId: actorId,
    onlyHostId,
    eventTypeId: type,
    startsAt,
    lengthMinutes,
    hostId: wish,
    shown,
  };
  // Past the rules of a round robin nobody chooses a host but us: somebody who is free.
  const judged = despiteRules ? await judgeTime(services, question) : null;
  const result = await bookByHand(services, {
    organizationId,
    eventTypeId: type,
    hostId: judged?.hostId ?? wish,
    startsAt,
    lengthMinutes,
    attendee: { ...person.person, phone, timeZone, locale },
    answers: given.answers,
    locationId: field("location") || undefined,
    despiteRules: despiteRules && judged?.verdict !== "free",
    idempotencyKey: key,
    actorId,
  });
  if (result.ok) return { status: "booked", bookingId: result.bookingId };
  const kept = { type, length: String(lengthMinutes), host: wish ?? "", timezone: shown.zone };
  const nearest = "nearest" in result ? result.nearest : [];
  const why = whyOf(result.reason);
  if (why === null) return { status: "not-found" };
  return {
    status: "refused",
    why,
    values,
    nearest: nearest.map((instant) => ({
      label: formatDateTime(instant, shown),
      href: `${path}?${new URLSearchParams({ ...kept, at: slotParam(instant) })}`,
    })),
  };
}

function whyOf(reason: string): ByHandRefusal | null {
  if (reason === "slot-taken") return "taken";
  if (reason === "not-a-slot") return "rules";
  if (reason === "seat-taken" || reason === "host") return reason;
  return null;
}

/** What the member does not know about the customer stays open: no question is required here. */
function questionsOf(offer: OfferRow): AskedQuestion[] {
  return offer.questions
    .filter(({ hidden }) => !hidden)
    .map((question) => ({ ...question, required: false, conditionId: null, conditionValue: "" }));
}

/** What was entered, by field, for the page that asks again. */
function valuesOf(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const name of new Set(form.keys())) {
    if (!/^(name|email|phone|zone|locale|location|q_[a-z2-7]{26})$/.test(name)) continue;
    values[name] = form
      .getAll(name)
      .slice(0, 50)
      .filter((value): value is string => typeof value === "string")
      .map((value) => value.slice(0, 5_000));
  }
  return values;
}
