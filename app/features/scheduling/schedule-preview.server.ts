import { dayNumberOf, isoDateOf, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { instantOfWallTime, localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import {
  findOfferById,
  type OfferedSchedule,
  offeredSchedule,
  slotsOffered,
} from "#app/features/booking/booking.server.ts";
import type { Translator } from "#app/messages/translator.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatShortDate, formatTime } from "#app/platform/time/format.server.ts";
import { isZone, localDate, zoneRules } from "#app/platform/time/zones.server.ts";
import { listAway, listTravelRows } from "./member-time-repository.server.ts";
import { isScheduleDate, type ScheduleForm } from "./schedule-form.ts";
import { holidayNameOn } from "./schedule-holidays.server.ts";
import type { ScheduleRow } from "./schedule-repository.server.ts";

const minuteMs = 60_000;
/** Lengths to try hours with, where no event type is asked for. */
const plainLengths = [30, 60];

/** What of a schedule's form asks for its preview. */
export type PreviewWish = { of: string; zone: string; week: string };

export type PreviewDay = {
  date: string;
  /** "Mon, Feb 1, 2027". */
  label: string;
  times: { label: string; dateTime: string }[];
  /** Why there are none, where a rule of this schedule says so in a word. */
  note: string | null;
  /** Leads to the page that explains a day without times. */
  whyHref: string | null;
};

/** The week that visitors would see. All text is formatted here. */
export type PreviewView = {
  title: string;
  summary: string;
  days: PreviewDay[];
  choices: { value: string; label: string }[];
  wish: PreviewWish;
  /** Mondays, for the arrows; none before this week. */
  previous: string | null;
  next: string;
};

type Hours = Omit<ScheduleForm, "merged" | "name">;
type Request = {
  organizationId: string;
  base: string;
  schedule: ScheduleRow;
  /** The hours in question, saved or not. */
  hours: Hours;
  wish: PreviewWish;
  translator: Translator;
};

/** The wish in a posted form. */
export function previewWish(tree: FormTree): PreviewWish {
  return {
    of: formText(tree, "preview.of"),
    zone: formText(tree, "preview.zone"),
    week: formText(tree, "preview.week"),
  };
}

export function previewChoices({ eventTypes }: ScheduleRow, { t }: Pick<Translator, "t">) {
  return [
    ...eventTypes.flatMap(({ id, title, lengthMinutes, otherLengths }) =>
      [...new Set([lengthMinutes, ...otherLengths])].map((minutes) => ({
        value: `${id}.${minutes}`,
        label: t("schedule.preview.eventType", { title, minutes }),
      })),
    ),
    ...plainLengths.map((minutes) => ({
      value: `.${minutes}`,
      label: t("schedule.preview.hoursAlone", { minutes }),
    })),
  ];
}

export async function previewSchedule(services: Services, request: Request): Promise<PreviewView> {
  const { schedule, hours, wish, translator } = request;
  const { t, locale } = translator;
  const now = services.clock.now();
  const choices = previewChoices(schedule, translator);
  const of = choices.find(({ value }) => value === wish.of)?.value ?? choices[0]?.value ?? "";
  const zone = isZone(wish.zone) ? wish.zone : hours.timeZone;
  const rules = zoneRules(zone);
  const monday = mondayOf(wish.week, localDayAt(rules, now));
  const [from, to] = [startOfDay(rules, monday), startOfDay(rules, monday + 7)];
  const starts = await startsOf(services, { ...request, of, from, to, now });
  const days = Array.from({ length: 7 }, (_, i): PreviewDay => {
    const date = isoDateOf(monday + i);
    const times = starts.filter((start) => localDate(zone, start) === date);
    return {
      date,
      label: formatShortDate(date, locale),
      times: times.map((start) => ({
        label: formatTime(start, { locale, zone }),
        dateTime: new Date(start).toISOString(),
      })),
      note: times.length > 0 ? null : noteOn(date, request),
      whyHref: times.length > 0 ? null : whyHref(request, { of, date, zone }),
    };
  });
  const thisWeek = mondayOf("", localDayAt(rules, now));
  return {
    title: t("schedule.preview.week", {
      first: formatShortDate(isoDateOf(monday), locale),
      last: formatShortDate(isoDateOf(monday + 6), locale),
    }),
    summary: t("schedule.preview.count", { count: starts.length }),
    days,
    choices,
    wish: { of, zone, week: isoDateOf(monday) },
    previous: monday > thisWeek ? isoDateOf(monday - 7) : null,
    next: isoDateOf(monday + 7),
  };
}

/** The wanted week's Monday, never before this week's; on a weekend "this week" is the one that comes. */
function mondayOf(week: string, today: number): number {
  const toMonday = (day: number) => day - (weekdayOf(day) - 1);
  const first = toMonday(today + 2);
  return isScheduleDate(week) ? Math.max(toMonday(today), toMonday(dayNumberOf(week))) : first;
}

type Bounds = { of: string; from: number; to: number; now: number };

async function startsOf(services: Services, request: Request & Bounds): Promise<number[]> {
  const { organizationId, schedule, hours, of, from, to, now } = request;
  const [eventTypeId = "", minutes = ""] = of.split(".");
  const asOffered = offeredHours(schedule.id, hours);
  const length = Number(minutes);
  if (eventTypeId === "") {
    const key = { organizationId, userId: schedule.userId };
    const today = localDate(hours.timeZone, now);
    const [away, travel] = await Promise.all([
      listAway(services.database.prisma, key, today),
      listTravelRows(services.database.prisma, key, today),
    ]);
    const availability = { schedule: offeredSchedule(asOffered, { away, travel }, now), busy: [] };
    return slotsFor({
      hosts: [availability],
      mode: "one",
      lengthMs: length * minuteMs,
      now,
      range: { from, to },
    });
  }
  const offer = await findOfferById(services.database.pool, organizationId, eventTypeId, { from, to, now });
  if (!offer) return [];
  const schedules = offer.schedules.map((one) => (one.id === schedule.id ? asOffered : one));
  return slotsOffered({ ...offer, schedules }, now, from, to, { lengthMinutes: length });
}

/** A form's hours in the shape in which offers read them. */
function offeredHours(id: string, hours: Hours): OfferedSchedule {
  return {
    id,
    timeZone: hours.timeZone,
    holidayCountry: hours.holidayCountry,
    workedHolidays: [...hours.workedHolidays],
    rules: hours.rules.map(({ weekday, startMinute, endMinute }) => [weekday, startMinute, endMinute]),
    overrides: hours.overrides.flatMap(({ date, intervals }): OfferedSchedule["overrides"] =>
      intervals.length === 0
        ? [[date, null, null]]
        : intervals.map(({ startMinute, endMinute }) => [date, startMinute, endMinute]),
    ),
  };
}

function noteOn(date: string, { hours, translator: { t, locale } }: Request): string | null {
  const override = hours.overrides.find((one) => one.date === date);
  if (override) return override.intervals.length === 0 ? t("schedule.preview.dayOff") : null;
  const worked = new Set(hours.workedHolidays);
  const holiday = holidayNameOn(hours.holidayCountry, date, locale, worked);
  if (holiday) return t("schedule.preview.holiday", { name: holiday });
  const weekday = weekdayOf(dayNumberOf(date));
  return hours.rules.some((rule) => rule.weekday === weekday) ? null : t("schedule.preview.noHours");
}

/** The page that explains a day without times, asked about its first hour by the week's rules, else about noon. */
function whyHref(
  { base, hours }: Request,
  { of, date, zone }: { of: string; date: string; zone: string },
): string | null {
  const [eventType = "", length = ""] = of.split(".");
  if (eventType === "") return null;
  const day = dayNumberOf(date);
  const onDay = hours.rules.filter(({ weekday }) => weekday === weekdayOf(day));
  const minute = onDay.length > 0 ? Math.min(...onDay.map(({ startMinute }) => startMinute)) : 720;
  const at = new Date(instantOfWallTime(zoneRules(hours.timeZone), day, minute)).toISOString();
  return `${base}/schedules/why?${new URLSearchParams({ eventType, length, at, zone })}`;
}
