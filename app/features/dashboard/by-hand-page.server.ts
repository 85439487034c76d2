import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, offsetAt, startOfDay } from "#app/domain/availability/zone.ts";
import {
  findOfferById,
  lengthsOf,
  type OfferRow,
  slotsOffered,
} from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { type JudgedTime, judgeTime } from "#app/features/calendar/calendar.server.ts";
import { eventTypeNames } from "#app/features/scheduling/scheduling.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatCalendarDate, formatTime } from "#app/platform/time/format.server.ts";
import { type ZoneChoice, zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { askedZone, instantAsked, readAskedTime } from "./asked-time.server.ts";

export type ByHandChoice = {
  id: string;
  title: string;
  lengths: number[];
  /** Whom one can ask for: only where the event type has one host of several. */
  hosts: { id: string; name: string }[];
  locations: OfferRow["locations"];
  questions: Pick<OfferRow["questions"][number], "id" | "kind" | "label" | "options" | "sensitive">[];
  group: boolean;
};

export type ByHandPage = {
  eventTypes: { id: string; title: string }[];
  chosen: ByHandChoice | null;
  /** What the first form holds. */
  asks: { type: string; length: string; host: string; day: string; time: string; timezone: string };
  zone: string;
  dayTitle: string;
  /** Times of that day that are offered to visitors or members. */
  times: { label: string; href: string; current: boolean }[];
  asked: JudgedTime | null;
  /** Explains it, where the asked time is not offered. */
  whyHref: string | null;
  /** Makes a repeated submission harmless. */
  key: string;
  zones: ZoneChoice[];
};

type Request = {
  organization: { id: string; timeZone: string };
  /** The member who books. */
  viewerId: string;
  /** With whom alone the viewer may book; null for everybody. */
  onlyHostId: string | null;
  base: string;
  search: URLSearchParams;
  locale: Locale;
};

const idPattern = /^[a-z2-7]{26}$/;

/** The page on which a member books for a customer: what and when first, then who. */
export async function byHandPage(
  services: Services,
  { organization, viewerId, onlyHostId, base, search, locale }: Request,
): Promise<ByHandPage> {
  const now = services.clock.now();
  const names = await eventTypeNames(services, { organizationId: organization.id, onlyHostId });
  const eventTypes = names
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, title }) => ({ id, title }));
  const zone = askedZone(search.get("timezone"), organization.timeZone);
  const asks = asksOf(search, zone, now, eventTypes[0]?.id ?? "");
  const rules = zoneRules(zone);
  const dayStart = startOfDay(rules, localDayAt(rules, asks.instant ?? asks.dayInstant));
  const range = { from: dayStart, to: startOfDay(rules, localDayAt(rules, dayStart) + 1) };
  const bounds = { ...range, now };
  const offer = idPattern.test(asks.type)
    ? await findOfferById(services.database.pool, organization.id, asks.type, bounds)
    : null;
  const open = offer && !offer.deleted && isOpenTo(offer, onlyHostId);
  const chosen = open ? choiceOf(offer, onlyHostId) : null;
  const length =
    chosen?.lengths.find((minutes) => String(minutes) === asks.length) ?? offer?.lengthMinutes ?? 0;
  const host = offer ? hostAsked(offer, { wish: asks.host, onlyHostId }) : undefined;
  const starts =
    offer && chosen
      ? slotsOffered(offer, now, range.from, range.to, { asker: "host", lengthMinutes: length, hostId: host })
      : [];
  const fields = {
    type: chosen?.id ?? "",
    length: String(length || ""),
    host: host ?? "",
    day: asks.day,
    time: asks.time,
    timezone: zone,
  };
  const shown = { locale, zone };
  const question = {
    organizationId: organization.id,
    viewerId,
    onlyHostId,
    eventTypeId: fields.type,
    lengthMinutes: length,
    shown,
  };
  const judgement =
    chosen && asks.instant !== null
      ? await judgeTime(services, { ...question, startsAt: asks.instant, hostId: host })
      : null;
  const { time: _, ...kept } = fields;
  return {
    eventTypes,
    chosen,
    asks: fields,
    zone: placeLabel(zone, asks.instant ?? now),
    dayTitle: formatCalendarDate(asks.day, locale),
    times: starts.map((start) => ({
      label: formatTime(start, shown),
      href: `${base}/bookings/new?${new URLSearchParams({ ...kept, at: slotParam(start) })}`,
      current: start === asks.instant,
    })),
    asked: judgement,
    whyHref:
      judgement && judgement.verdict !== "free"
        ? `${base}/schedules/why?${new URLSearchParams({
            eventType: fields.type,
            length: fields.length,
            date: asks.day,
            time: asks.time,
            zone,
          })}`
        : null,
    key: randomId(),
    zones: zoneChoices(locale, now, organization.timeZone),
  };
}

/** What an address asks for, with a day and a type where it names none. */
function asksOf(search: URLSearchParams, zone: string, now: number, firstType: string) {
  const text = (name: string) => search.get(name)?.slice(0, 40) ?? "";
  const rules = zoneRules(zone);
  const named = readAskedTime(search);
  const instant = instantAsked(named, zone);
  const noon = instantAsked({ at: "", day: named.day, time: "12:00" }, zone);
  const dayInstant = instant ?? noon ?? now;
  const wall =
    instant === null ? "" : new Date(instant + offsetAt(rules, instant)).toISOString().slice(11, 16);
  return {
    type: text("type") || firstType,
    length: text("length"),
    host: text("host"),
    day: isoDateOf(localDayAt(rules, dayInstant)),
    time: wall,
    instant,
    dayInstant,
  };
}

/** Whoever sees their own bookings alone books with themselves alone. */
export function isOpenTo({ hosts }: OfferRow, onlyHostId: string | null): boolean {
  return onlyHostId === null || hosts.some(({ id }) => id === onlyHostId);
}

const hostsToChoose = ({ hosts, hostMode }: OfferRow) =>
  hosts.length > 1 && hostMode !== "collective" ? hosts.filter(({ fixed }) => !fixed) : [];

/** The host who is asked for by name, of those between whom there is a choice. */
export function hostAsked(
  offer: OfferRow,
  { wish, onlyHostId }: { wish: string; onlyHostId: string | null },
): string | undefined {
  return hostsToChoose(offer).find(({ id }) => id === (onlyHostId ?? wish))?.id;
}

function choiceOf(offer: OfferRow, onlyHostId: string | null): ByHandChoice {
  const hosts = onlyHostId === null ? hostsToChoose(offer) : [];
  return {
    id: offer.eventTypeId,
    title: offer.title,
    lengths: lengthsOf(offer),
    hosts: hosts.map(({ id, name }) => ({ id, name })),
    locations: offer.locations,
    questions: offer.questions
      .filter(({ hidden }) => !hidden)
      .map(({ id, kind, label, options, sensitive }) => ({ id, kind, label, options, sensitive })),
    group: offer.seats !== null,
  };
}
