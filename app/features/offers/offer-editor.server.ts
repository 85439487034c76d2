import { dayNumberOf, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { findOfferById, lengthsOf, slotsOffered } from "#app/features/booking/booking.server.ts";
import { parseSlotParam, slotParam } from "#app/features/booking/booking-form.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  formatCalendarDate,
  formatDateTime,
  formatTime,
  type Shown,
} from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import { readStarts } from "./offer-form.ts";
import { listOfferable, type OfferScope } from "./offer-repository.server.ts";

const weeksAhead = 52;
/** How far the first week with a free time is looked for. */
const weeksSearched = 8;

/** What the member has chosen so far; everything travels in the form. */
export type OfferChoices = {
  eventTypeId: string | null;
  hostId: string | null;
  lengthMinutes: number | null;
  /** A day of the week that is shown, `2027-01-18`. */
  week: string | null;
  starts: number[];
};

export type PickedTime = { param: string; label: string };

export type OfferEditor = {
  eventTypes: { value: string; label: string }[];
  hosts: { value: string; label: string }[];
  lengths: number[];
  chosen: { eventTypeId: string; hostId: string; lengthMinutes: number };
  zoneLabel: string;
  week: {
    /** Its Monday. */
    date: string;
    title: string;
    previous: string | null;
    next: string | null;
    days: { date: string; label: string; times: (PickedTime & { chosen: boolean; name: string })[] }[];
  };
  /** All that are chosen, also of other weeks. */
  picked: PickedTime[];
  /** Those of other weeks, which no box of this page sends. */
  elsewhere: string[];
};

export function readChoices(form: FormData): OfferChoices {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value !== "" && value.length <= 64 ? value : null;
  };
  const length = Number(text("lengthMinutes"));
  const at = form.getAll("at").slice(0, 500);
  return {
    eventTypeId: text("eventTypeId"),
    hostId: text("hostId"),
    lengthMinutes: Number.isInteger(length) && length > 0 ? length : null,
    week: text("week"),
    starts: readStarts(at.map((value) => (typeof value === "string" ? parseSlotParam(value) : null))),
  };
}

type Member = { id: string; timeZone: string };

/** The page where times are picked, or null while the business has nothing to offer. */
export async function loadOfferEditor(
  services: Services,
  request: OfferScope & { member: Member; shown: Shown; choices: OfferChoices },
): Promise<OfferEditor | null> {
  const { organizationId, onlyHostId, member, shown, choices } = request;
  const isOpen = ({ user }: { user: { id: string } }) => onlyHostId === null || user.id === onlyHostId;
  const offerable = (await listOfferable(services.database.prisma, organizationId)).filter(({ hosts }) =>
    hosts.some(isOpen),
  );
  // Whoever offers times most likely offers their own.
  const own = offerable.find(({ hosts }) => hosts.some(({ user }) => user.id === member.id));
  const eventType = offerable.find(({ id }) => id === choices.eventTypeId) ?? own ?? offerable[0];
  if (!eventType) return null;
  const hosts = eventType.hosts.filter(isOpen).map(({ user }) => ({ value: user.id, label: user.name }));
  const hostIds = [choices.hostId, member.id, hosts[0]?.value];
  const hostId = hostIds.find((id) => hosts.some(({ value }) => value === id)) ?? "";
  const lengths = lengthsOf(eventType);
  const lengthMinutes = lengths.find((length) => length === choices.lengthMinutes) ?? eventType.lengthMinutes;
  const chosen = { eventTypeId: eventType.id, hostId, lengthMinutes };
  const week = await weekOf(services, { organizationId, chosen, choices, shown });
  const visible = new Set(week.days.flatMap(({ times }) => times.map(({ param }) => param)));
  const picked = choices.starts.map((start) => ({
    param: slotParam(start),
    label: formatDateTime(start, shown),
  }));
  return {
    eventTypes: offerable.map(({ id, title }) => ({ value: id, label: title })),
    hosts,
    lengths,
    chosen,
    zoneLabel: placeLabel(shown.zone, services.clock.now()),
    week,
    picked,
    elsewhere: picked.map(({ param }) => param).filter((param) => !visible.has(param)),
  };
}

type WeekRequest = {
  organizationId: string;
  chosen: OfferEditor["chosen"];
  choices: OfferChoices;
  shown: Shown;
};

/** What the hosts could give in a week, at any notice and however far ahead, less what is taken. */
async function weekOf(services: Services, request: WeekRequest) {
  const { choices, shown } = request;
  const zone = zoneRules(shown.zone);
  const thisMonday = mondayOf(localDayAt(zone, services.clock.now()));
  const lastMonday = thisMonday + weeksAhead * 7;
  const asked = readDay(choices.week);
  const monday =
    asked === null
      ? await firstMondayWithTimes(services, request, thisMonday)
      : Math.min(Math.max(mondayOf(asked), thisMonday), lastMonday);
  const starts = await startsBetween(services, request, monday, monday + 7);
  const { t } = translatorFor(shown.locale);
  const days = Array.from({ length: 7 }, (_, index) => {
    const date = isoDateOf(monday + index);
    const label = formatCalendarDate(date, shown.locale);
    const times = starts
      .filter((start) => localDate(shown.zone, start) === date)
      .map((start) => ({
        param: slotParam(start),
        label: formatTime(start, shown),
        name: t("offer.timeName", { time: formatTime(start, shown), date: label }),
        chosen: choices.starts.includes(start),
      }));
    return { date, label, times };
  });
  return {
    date: isoDateOf(monday),
    title: t("offer.weekOf", { date: days[0]?.label ?? "" }),
    previous: monday > thisMonday ? isoDateOf(monday - 7) : null,
    next: monday < lastMonday ? isoDateOf(monday + 7) : null,
    days,
  };
}

/** On a Sunday evening this week has nothing left: whoever asked for no week gets one to tick in. */
async function firstMondayWithTimes(services: Services, request: WeekRequest, thisMonday: number) {
  const [first] = await startsBetween(services, request, thisMonday, thisMonday + weeksSearched * 7);
  if (first === undefined) return thisMonday;
  return mondayOf(localDayAt(zoneRules(request.shown.zone), first));
}

/** The starts of the days from `fromDay` until before `toDay` (day numbers in the zone of the one who looks). */
async function startsBetween(services: Services, request: WeekRequest, fromDay: number, toDay: number) {
  const zone = zoneRules(request.shown.zone);
  const now = services.clock.now();
  const [from, to] = [startOfDay(zone, fromDay), startOfDay(zone, toDay)];
  const { eventTypeId, hostId, lengthMinutes } = request.chosen;
  const bounds = { from, to, now };
  const row = await findOfferById(services.database.pool, request.organizationId, eventTypeId, bounds);
  return row ? slotsOffered(row, now, from, to, { asker: "host", hostId, lengthMinutes }) : [];
}

/** A day's number, or null for what is no date. */
function readDay(date: string | null): number | null {
  const day = date && /^20\d{2}-\d{2}-\d{2}$/.test(date) ? dayNumberOf(date) : Number.NaN;
  return Number.isNaN(day) ? null : day;
}

function mondayOf(day: number): number {
  return day - (weekdayOf(day) - 1);
}
