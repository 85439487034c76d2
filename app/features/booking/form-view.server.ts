import { minuteMs } from "#app/domain/availability/calendar-day.ts";
import type { AskedConsents } from "#app/features/consents/consent-texts.ts";
import type { LeavingCountries } from "#app/features/notices/notices.server.ts";
import type { LocationKind, SeriesUnit } from "#app/platform/database/generated/client.ts";
import { formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import { slotParam } from "./booking-form.ts";
import { needsApproval } from "./booking-move.ts";
import { meetingPlace } from "./meeting-place.ts";
import { hostZoneOf, type OfferChoice, seatsLeftAt } from "./offer.server.ts";
import type { OfferedQuestion, OfferRow } from "./offer-repository.server.ts";
import { campaignNames, emptyQuery, type PageQuery, pageHref } from "./page-address.ts";
import { monthOf } from "./picker-view.server.ts";
import type { HrefWith } from "./time-choices.server.ts";

export type ChosenSlot = {
  param: string;
  date: string;
  time: string;
  /** The same moment on the host's clock, when it differs. */
  hostTime: string | null;
  backHref: string;
};

/** One of the event type's places. */
export type PlaceChoice = { id: string; kind: LocationKind; detail: string };

/** What a form asks besides name and address. */
export type AskedDetails = {
  questions: OfferedQuestion[];
  places: PlaceChoice[];
  /** How many people the attendee may bring; none to a group. */
  guestsMax: number;
  /** The boxes to tick, none of them ticked. */
  consents: AskedConsents;
};

type Asking = {
  /** From what age on people consent by themselves. */
  age: number;
  /** This browser says that it wants no marketing: it is not even asked. */
  optedOut: boolean;
};

export function askedDetails(
  offer: Pick<
    OfferRow,
    "questions" | "locations" | "seats" | "guestsMax" | "organizationName" | "asksNews" | "newsText"
  >,
  { age, optedOut }: Asking,
): AskedDetails {
  return {
    consents: {
      business: offer.organizationName,
      sensitive: offer.questions.some(({ sensitive }) => sensitive),
      news: offer.asksNews && !optedOut ? offer.newsText : null,
      age,
    },
    questions: offer.questions,
    places: offer.locations.map(({ id, kind, detail }) => ({
      id,
      kind,
      detail: meetingPlace(kind, detail, false).detail,
    })),
    guestsMax: offer.seats === null ? offer.guestsMax : 0,
  };
}

/** Everything that the form of a chosen time asks and says. */
export type FormView = AskedDetails & {
  chosen: ChosenSlot;
  /** Where the form is sent; a frame stays one. */
  action: string;
  /** Values of hidden fields, by name. */
  hidden: readonly (readonly [name: string, value: string])[];
  /** What the address fills in, by field. */
  prefilled: Record<string, string[]>;
  series: { unit: SeriesUnit; every: number; max: number } | null;
  seatsLeft: number | null;
  /** Whether this very time waits for the host's answer. */
  needsApproval: boolean;
  approvalHours: number;
  cancellationPolicy: string;
  /** Countries outside the region in which the data lies that some of it goes to, as the registry of recipients says. */
  leaves: LeavingCountries | null;
  /** Whether a campaign's parameters of the link go along, since the business keeps them. */
  tellsCampaign: boolean;
  /** Whole days after the meeting until the last of its answers is erased, where that is before the booking. */
  answersDays: number | null;
};

type Context = {
  query: PageQuery;
  choice: OfferChoice;
  shown: Shown;
  now: number;
  hrefWith: HrefWith;
  asking: Asking;
  leaves: LeavingCountries | null;
};

export function formView(offer: OfferRow, startsAt: number, context: Context): FormView {
  const { query, choice, now } = context;
  const hidden: [string, string][] = [
    ["length", query.length ?? ""],
    ["host", query.host ?? ""],
    ["link", query.link ?? ""],
    ...(["embed", "theme", "color", "details"] as const).map((name): [string, string] => [
      name,
      query[name] ?? "",
    ]),
    ...query.carried.filter(([name]) => offer.keepsCampaign && isCampaign(name)),
  ].filter((pair): pair is [string, string] => pair[1] !== "");
  const lengthMinutes = choice.lengthMinutes ?? offer.lengthMinutes;
  return {
    chosen: chosenSlot(offer, startsAt, lengthMinutes, context),
    action: formAction(`/${offer.organizationSlug}/${offer.slug}`, query),
    hidden,
    ...askedDetails(offer, context.asking),
    prefilled: prefilledValues(query, offer.questions),
    series:
      offer.seriesUnit === null || offer.seriesMax < 2
        ? null
        : { unit: offer.seriesUnit, every: offer.seriesEvery, max: offer.seriesMax },
    seatsLeft: offer.showsSeatsLeft ? seatsLeftAt(offer, startsAt) : null,
    needsApproval: needsApproval(offer, startsAt, now),
    approvalHours: offer.approvalHours,
    cancellationPolicy: offer.cancellationPolicy,
    leaves: context.leaves,
    tellsCampaign: hidden.some(([name]) => isCampaign(name)),
    answersDays: answersDays(offer),
  };
}

function answersDays({ questions, retentionDays }: OfferRow): number | null {
  if (questions.length === 0) return null;
  const days = Math.max(...questions.map((question) => question.answerDays));
  return days < retentionDays ? days : null;
}

function formAction(path: string, { embed, theme, color, details }: PageQuery): string {
  return pageHref(path, emptyQuery, { embed, theme, color, details });
}

function isCampaign(name: string): boolean {
  return (campaignNames as readonly string[]).includes(name);
}

/** By field: what the link says about the visitor, and its answers to questions that go by a prefill name. */
function prefilledValues(query: PageQuery, questions: readonly OfferedQuestion[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const field of ["name", "email", "phone", "guests"] as const)
    if (query[field] !== null) values[field] = [query[field]];
  for (const { id, prefillName } of questions) {
    const given = query.carried.filter(([name]) => prefillName !== "" && name === prefillName);
    if (given.length > 0) values[`q_${id}`] = given.map(([, value]) => value);
  }
  return values;
}

function chosenSlot(
  offer: OfferRow,
  startsAt: number,
  lengthMinutes: number,
  { shown, hrefWith }: Context,
): ChosenSlot {
  const endsAt = startsAt + lengthMinutes * minuteMs;
  const range = (zone: string) =>
    `${formatTime(startsAt, { ...shown, zone })} – ${formatTime(endsAt, { ...shown, zone })}`;
  const hostTime = range(hostZoneOf(offer));
  const date = localDate(shown.zone, startsAt);
  return {
    param: slotParam(startsAt),
    date: formatDate(startsAt, shown),
    time: range(shown.zone),
    hostTime: hostTime === range(shown.zone) ? null : hostTime,
    backHref: hrefWith({ at: null, date, month: monthOf(date) }),
  };
}
