import { z } from "zod";
import type { Agreed } from "#app/features/consents/consent-texts.ts";
import type { MessageKey } from "#app/messages/catalog.ts";
import {
  type AskedQuestion,
  addressesIn,
  emailMax,
  type FieldProblem,
  type GivenAnswer,
  isEmail,
  isPhone,
  line,
  parseAnswers,
  questionField,
} from "./answer-form.ts";
import { campaignNames } from "./page-address.ts";

export {
  type AskedQuestion,
  type FieldProblem,
  type GivenAnswer,
  paragraphs,
  questionField,
} from "./answer-form.ts";

export const nameMax = 100;
const campaignMax = 200;
const seriesMax = 100;

export type BookingDraft = {
  startsAt: number;
  /** The event type's own when absent. */
  lengthMinutes?: number | undefined;
  /** The host that the attendee chose, where they may. */
  hostId?: string | undefined;
  /** Of a series: the starts that the visitor confirmed, the first among them. */
  series?: number[] | undefined;
  timeZone: string;
  idempotencyKey: string;
  name: string;
  email: string;
  /** Where the host calls. */
  phone?: string | undefined;
  /** One of the event type's locations; the first when absent. */
  locationId?: string | undefined;
  /** Addresses of people whom the attendee brings. */
  guests?: string[] | undefined;
  campaign?: Record<string, string> | undefined;
  answers: GivenAnswer[];
  /** The boxes that were ticked; none where a member books. */
  agreed?: Agreed | undefined;
};

/** What an event type asks for besides its questions. */
export type FormAsks = {
  locations?: readonly { id: string; kind: string }[];
  /** Null for a group, whose places are taken one by one. */
  guestsMax?: number | null;
  keepsCampaign?: boolean;
  /** Whether the form asks about news. */
  asksNews?: boolean;
};

/** A slot in an address or a hidden field: `2026-12-03T09:00Z`. */
export function slotParam(startsAt: number): string {
  return `${new Date(startsAt).toISOString().slice(0, 16)}Z`;
}

/**
 * The instant of such a text in epoch milliseconds, or null, as for a day that no month has. As with months in
 * addresses, no other century is meant.
 */
export function parseSlotParam(value: string | null): number | null {
  if (!value || !/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) || slotParam(instant) !== value ? null : instant;
}

const says = (message: MessageKey) => ({ message });
const personSchema = z.object({
  name: line.pipe(z.string().min(1, says("booking.error.name")).max(nameMax, says("booking.error.tooLong"))),
  email: line.pipe(
    z
      .string()
      .min(1, says("booking.error.emailMissing"))
      .max(emailMax, says("booking.error.tooLong"))
      .email(says("booking.error.email")),
  ),
});

/** Name and address, or what is wrong with them, in the order of the page. */
export function parsePerson(
  form: FormData,
): { ok: true; person: { name: string; email: string } } | { ok: false; problems: FieldProblem[] } {
  const parsed = personSchema.safeParse({ name: textOf(form, "name"), email: textOf(form, "email") });
  if (parsed.success) return { ok: true, person: parsed.data };
  const problems = ["name", "email"].flatMap((field): FieldProblem[] => {
    const issue = parsed.error.issues.find(({ path }) => path[0] === field);
    return issue ? [{ field, message: issue.message as MessageKey }] : [];
  });
  return { ok: false, problems };
}

const hiddenSchema = z.object({
  at: z.string().transform(parseSlotParam).pipe(z.number()),
  timezone: z.string().min(1).max(64),
  key: z.string().regex(/^[a-z2-7]{26}$/),
  series: z.array(z.string().transform(parseSlotParam).pipe(z.number())).max(seriesMax),
});

export type ParsedBooking =
  | { ok: true; draft: BookingDraft }
  | { ok: false; malformed: true }
  | { ok: false; malformed: false; problems: FieldProblem[] };

/**
 * Reads a submitted booking form. `problems` name the fields in the order of the page; `malformed` means that hidden
 * fields were changed, which no person did by mistake. Whether length, host and dates can be had is not judged here.
 */
export function parseBookingForm(
  form: FormData,
  questions: readonly AskedQuestion[],
  asks: FormAsks = {},
): ParsedBooking {
  const hidden = hiddenSchema.safeParse({
    at: form.get("at"),
    timezone: form.get("timezone"),
    key: form.get("key"),
    series: form.getAll("series"),
  });
  if (!hidden.success) return { ok: false, malformed: true };
  const given = parseDetails(form, questions, asks);
  if (!given.ok) return { ok: false, malformed: false, problems: given.problems };
  const { at, timezone, key } = hidden.data;
  const series = [...new Set([at, ...hidden.data.series])];
  return {
    ok: true,
    draft: {
      startsAt: at,
      lengthMinutes: lengthOf(form),
      hostId: textOf(form, "host") || undefined,
      series: series.length > 1 ? series : undefined,
      timeZone: timezone,
      idempotencyKey: key,
      ...given.details,
      campaign: asks.keepsCampaign ? campaignOf(form) : undefined,
    },
  };
}

/** Who comes, where to, with whom, and what they answered. */
export type BookingDetails = Pick<
  BookingDraft,
  "name" | "email" | "phone" | "locationId" | "guests" | "answers" | "agreed"
>;

/** What a form says besides the time, or what is wrong with it, in the order of the page. */
export function parseDetails(
  form: FormData,
  questions: readonly AskedQuestion[],
  asks: FormAsks,
): { ok: true; details: BookingDetails } | { ok: false; problems: FieldProblem[] } {
  const person = parsePerson(form);
  const place = parsePlace(form, asks.locations ?? []);
  const guests = parseGuests(form, asks.guestsMax ?? 0);
  const given = parseAnswers(form, questions);
  const consents = parseConsents(form, given.answers, asks);
  const problems = [
    ...(person.ok ? [] : person.problems),
    ...place.problems,
    ...guests.problems,
    ...given.problems,
    ...consents.problems,
  ];
  if (!person.ok || problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    details: {
      ...person.person,
      phone: place.phone,
      locationId: place.locationId,
      guests: guests.guests.length > 0 ? guests.guests : undefined,
      answers: given.answers,
      agreed: consents.agreed,
    },
  };
}

/** A sensitive answer is taken with an express yes alone; without answers there is nothing to agree to. */
function parseConsents(
  form: FormData,
  answers: readonly GivenAnswer[],
  { asksNews = false }: FormAsks,
): { agreed: Agreed | undefined; problems: FieldProblem[] } {
  const isSensitive = answers.some(({ sensitive }) => sensitive);
  const isAgreed = form.get("agree") === "on";
  const agreed = { sensitive: isSensitive && isAgreed, news: asksNews && form.get("news") === "on" };
  return {
    agreed: agreed.sensitive || agreed.news ? agreed : undefined,
    problems: isSensitive && !isAgreed ? [{ field: "agree", message: "booking.error.agree" }] : [],
  };
}

const ownFields = new Set(["name", "email", "phone", "location", "guests", "repeat", "agree", "news"]);

/** What was typed into a form's own fields. Names of our making cannot be those of an object's inherited parts. */
export function enteredValues(form: FormData): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [field, value] of form) {
    if (typeof value !== "string" || !(ownFields.has(field) || field.startsWith(questionField("")))) continue;
    const list = values[field] ?? [];
    if (list.length < 50) list.push(value.slice(0, 5_000));
    values[field] = list;
  }
  return values;
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/** Zero, which no event type has, for what is no number of minutes. */
function lengthOf(form: FormData): number | undefined {
  const text = textOf(form, "length");
  if (text === "") return undefined;
  return /^\d{1,5}$/.test(text) ? Number(text) : 0;
}

type Place = { locationId?: string | undefined; phone?: string | undefined; problems: FieldProblem[] };

function parsePlace(form: FormData, locations: readonly { id: string; kind: string }[]): Place {
  const wish = textOf(form, "location");
  const only = locations.length === 1 && wish === "" ? locations[0] : undefined;
  const chosen = only ?? locations.find(({ id }) => id === wish);
  if (locations.length > 0 && !chosen)
    return { problems: [{ field: "location", message: "booking.error.location" }] };
  if (chosen?.kind !== "host_calls") return { locationId: chosen?.id, problems: [] };
  const phone = line.parse(textOf(form, "phone"));
  const problems: FieldProblem[] = [];
  if (phone === "") problems.push({ field: "phone", message: "booking.error.phoneMissing" });
  else if (!isPhone(phone)) problems.push({ field: "phone", message: "booking.error.phone" });
  return { locationId: chosen.id, phone, problems };
}

function parseGuests(form: FormData, max: number): { guests: string[]; problems: FieldProblem[] } {
  if (max === 0) return { guests: [], problems: [] };
  const guests = addressesIn(textOf(form, "guests").slice(0, 10_000));
  if (guests.length > max)
    return { guests, problems: [{ field: "guests", message: "booking.error.manyGuests", values: { max } }] };
  const wrong = guests.find((guest) => !isEmail(guest));
  if (wrong === undefined) return { guests, problems: [] };
  const address = wrong.slice(0, 60);
  return {
    guests,
    problems: [{ field: "guests", message: "booking.error.guest", values: { address } }],
  };
}

function campaignOf(form: FormData): Record<string, string> | undefined {
  const given = campaignNames.flatMap((name) => {
    const value = line.parse(textOf(form, name)).slice(0, campaignMax);
    return value ? [[name, value]] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
