import ICAL from "ical.js";
import { type Effort, effortOfCalendar, recurrencesOf } from "#app/domain/availability/recurrence.ts";
import type { BusyInterval } from "#app/ports/calendar-provider.ts";
import { titled } from "./event-title.ts";
import { instantOf, rulesZone, wallOf, zoneOf } from "./event-zones.ts";
import { MalformedCalendar } from "./malformed-calendar.ts";
import { recurrenceRule } from "./recurrence-rule.ts";

export type Reading = {
  range: { from: number; to: number };
  /** IANA: of dates, and of times without a zone. */
  zone: string;
  /** Lower-case. */
  addresses: readonly string[];
  /** Events that are shown as free take time as well. */
  withFree?: boolean | undefined;
  withTitles?: boolean | undefined;
};

/** With what is left of the effort that one calendar may cost. */
type Work = Reading & { effort: Effort };

const dayMs = 86_400_000;

/**
 * When the events of a calendar's text keep their owner busy within the range, by uid. Recurrences are expanded with
 * what was excepted and moved; cancelled and declined events are left out, free ones unless they are asked for, and so are those that take no time.
 * @throws MalformedCalendar
 */
export function busyByUid(text: string, reading: Reading): Map<string, BusyInterval[]> {
  const found = new Map<string, BusyInterval[]>();
  const work = { ...reading, effort: { left: effortOfCalendar } };
  const add = (uid: string, intervals: BusyInterval[]) => {
    const { from, to } = reading.range;
    const within = intervals.filter(({ start, end }) => end > start && end > from && start < to);
    found.set(uid, [...(found.get(uid) ?? []), ...within]);
  };
  try {
    for (const calendar of calendarsIn(text)) {
      for (const [uid, events] of eventsByUid(calendar)) add(uid, busyOfSeries(events, work));
      for (const part of calendar.getAllSubcomponents("vfreebusy"))
        add(String(part.getFirstPropertyValue("uid") ?? ""), busyPeriods(part));
    }
  } catch (error) {
    if (error instanceof MalformedCalendar) throw error;
    // ical.js throws plain errors of its own, and a rule that is too fine is no calendar either.
    throw new MalformedCalendar("the calendar");
  }
  return found;
}

function calendarsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[];
  const several = Array.isArray(parsed[0]) ? (parsed as unknown[][]) : [parsed];
  const calendars = several.map((one) => new ICAL.Component(one as never));
  if (calendars.some(({ name }) => name !== "vcalendar")) throw new MalformedCalendar("no calendar");
  return calendars;
}

function eventsByUid(calendar: ICAL.Component): Map<string, ICAL.Component[]> {
  const groups = new Map<string, ICAL.Component[]>();
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const uid = String(event.getFirstPropertyValue("uid") ?? "");
    groups.set(uid, [...(groups.get(uid) ?? []), event]);
  }
  return groups;
}

/** All that stands under one uid: the event, and what of its recurrences is otherwise. */
function busyOfSeries(events: readonly ICAL.Component[], reading: Work): BusyInterval[] {
  const others = events.filter((event) => event.hasProperty("recurrence-id"));
  const moved = others.map((event) => ({ event, at: instantOf(timeIn(event, "recurrence-id", reading)) }));
  const onwards = moved
    .filter(
      ({ event }) => event.getFirstProperty("recurrence-id")?.getFirstParameter("range") === "THISANDFUTURE",
    )
    .sort((a, b) => a.at - b.at);
  const taken = new Set(moved.map(({ at }) => at));
  const intervals = others.flatMap((event) => occurrence(event, timeIn(event, "dtstart", reading), reading));
  for (const master of events.filter((event) => !event.hasProperty("recurrence-id")))
    for (const start of startsOf(master, reading)) {
      const at = instantOf(start);
      if (taken.has(at)) continue;
      const follows = onwards.findLast((one) => one.at < at);
      intervals.push(...(follows ? followed(follows, start, reading) : occurrence(master, start, reading)));
    }
  return intervals;
}

/** A recurrence after one that was changed together with all that follow. */
function followed(
  { event, at }: { event: ICAL.Component; at: number },
  start: ICAL.Time,
  reading: Reading,
): BusyInterval[] {
  const shift = instantOf(timeIn(event, "dtstart", reading)) - at;
  return occurrence(event, start, reading).map((one) => ({
    ...one,
    start: one.start + shift,
    end: one.end + shift,
  }));
}

function occurrence(event: ICAL.Component, start: ICAL.Time, reading: Reading): BusyInterval[] {
  const kind = kindOf(event, reading);
  if (kind === "none") return [];
  const title = reading.withTitles ? titled(event.getFirstPropertyValue("summary")) : {};
  const times = { start: instantOf(start), end: endOf(event, start, reading) };
  return [{ ...times, tentative: kind === "tentative", ...title }];
}

/** Dates last whole days of the wall, durations in days too; what has an end lasts as long wherever it recurs. */
function endOf(event: ICAL.Component, start: ICAL.Time, reading: Reading): number {
  const first = timeIn(event, "dtstart", reading);
  if (event.hasProperty("dtend")) {
    const end = timeIn(event, "dtend", reading);
    if (!first.isDate) return instantOf(start) + instantOf(end) - instantOf(first);
    return instantOf(daysLater(start, Math.max(1, Math.round((wallOf(end) - wallOf(first)) / dayMs))));
  }
  const duration = event.getFirstPropertyValue("duration");
  if (!(duration instanceof ICAL.Duration))
    return first.isDate ? instantOf(daysLater(start, 1)) : instantOf(start);
  const days = duration.weeks * 7 + duration.days;
  const rest = (duration.hours * 3600 + duration.minutes * 60 + duration.seconds) * 1000;
  return duration.isNegative ? instantOf(start) : instantOf(daysLater(start, days)) + rest;
}

function daysLater(time: ICAL.Time, days: number): ICAL.Time {
  const moved = time.clone();
  moved.adjust(days, 0, 0, 0);
  return moved;
}

/** The starts of an event that can matter to the range, its recurrences included. */
function startsOf(event: ICAL.Component, reading: Work): ICAL.Time[] {
  const first = timeIn(event, "dtstart", reading);
  if (!event.hasProperty("rrule") && !event.hasProperty("rdate")) return [first];
  const length = Math.max(0, endOf(event, first, reading) - instantOf(first));
  // Two days more on both sides: walls differ from UTC by up to 26 hours.
  const from = reading.range.from - length - 2 * dayMs;
  const to = reading.range.to + 2 * dayMs;
  const near = { from, to };
  const start = wallOf(first);
  const walls = new Set(start >= from && start < to ? [start] : []);
  for (const rule of event.getAllProperties("rrule").flatMap((property) => property.getValues())) {
    if (!(rule instanceof ICAL.Recur)) throw new MalformedCalendar("a recurrence");
    const until = (time: ICAL.Time) => lastWall(time, first);
    for (const wall of recurrencesOf(recurrenceRule(rule, until), start, near, reading.effort))
      walls.add(wall);
  }
  const exact = timesIn(event, "rdate", reading);
  const dates = [...walls].map((wall) => atWall(first, wall));
  const except = timesIn(event, "exdate", reading);
  const exceptAt = new Set(except.filter(({ isDate }) => isDate === first.isDate).map(instantOf));
  const exceptDays = new Set(
    except.filter(({ isDate }) => isDate && !first.isDate).map((time) => dayText(time)),
  );
  return [...dates, ...exact].filter(
    (time) => !exceptAt.has(instantOf(time)) && !exceptDays.has(dayText(time)),
  );
}

const dayText = (time: ICAL.Time) => time.toString().slice(0, 10);

/** What the event's clocks show at a rule's last instant. A date means all of its day. */
function lastWall(until: ICAL.Time, first: ICAL.Time): number {
  if (until.isDate) return wallOf(until) + (first.isDate ? 0 : dayMs - 1);
  if (first.isDate || until.zone !== ICAL.Timezone.utcTimezone) return wallOf(until);
  return wallOf(until) + first.zone.utcOffset(until.convertToZone(first.zone)) * 1000;
}

function atWall(like: ICAL.Time, wall: number): ICAL.Time {
  const at = new Date(wall);
  return new ICAL.Time(
    {
      ...{ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() },
      ...{ hour: at.getUTCHours(), minute: at.getUTCMinutes(), second: at.getUTCSeconds() },
      isDate: like.isDate,
    },
    like.zone,
  );
}

function timeIn(event: ICAL.Component, name: string, reading: Reading): ICAL.Time {
  const [time] = timesIn(event, name, reading);
  if (!time) throw new MalformedCalendar(`an event without ${name}`);
  return time;
}

function timesIn(event: ICAL.Component, name: string, { zone }: Reading): ICAL.Time[] {
  return event.getAllProperties(name).flatMap((property) => {
    const tzid = property.getFirstParameter("tzid");
    return property.getValues().map((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      if (!(time instanceof ICAL.Time)) throw new MalformedCalendar(name);
      const own = rulesZone(zone) ?? ICAL.Timezone.utcTimezone;
      // A clone: the value itself belongs to the parsed text, and is asked for again.
      const placed = time.clone();
      if (time.zone !== ICAL.Timezone.utcTimezone || time.isDate)
        placed.zone = (!time.isDate && tzid && zoneOf(tzid, event)) || own;
      return placed;
    });
  });
}

/** Whether an event takes its owner's time. An invitation that nobody answered yet is as unsettled as a tentative one. */
function kindOf(event: ICAL.Component, { addresses, withFree }: Reading): "none" | "tentative" | "busy" {
  const word = (name: string) => String(event.getFirstPropertyValue(name) ?? "").toUpperCase();
  const status = word("status");
  const microsoft = word("x-microsoft-cdo-busystatus");
  const isFree = word("transp") === "TRANSPARENT" || microsoft === "FREE";
  if (status === "CANCELLED" || (isFree && !withFree)) return "none";
  const own = event
    .getAllProperties("attendee")
    .find((attendee) => addresses.includes(addressOf(attendee.getFirstValue())));
  const answer = String(own?.getFirstParameter("partstat") ?? "").toUpperCase();
  if (answer === "DECLINED") return "none";
  const isOpen = own !== undefined && ["TENTATIVE", "NEEDS-ACTION"].includes(answer);
  return status === "TENTATIVE" || microsoft === "TENTATIVE" || isOpen ? "tentative" : "busy";
}

function addressOf(value: unknown): string {
  return String(value ?? "")
    .replace(/^mailto:/i, "")
    .toLowerCase();
}

/** The periods of a published free-busy time. */
function busyPeriods(part: ICAL.Component): BusyInterval[] {
  return part.getAllProperties("freebusy").flatMap((property) => {
    const kind = String(property.getFirstParameter("fbtype") ?? "BUSY").toUpperCase();
    if (kind === "FREE") return [];
    return property.getValues().flatMap((period) => {
      if (!(period instanceof ICAL.Period)) throw new MalformedCalendar("a period");
      const [start, end] = [instantOf(period.start), instantOf(period.getEnd())];
      return { start, end, tentative: kind === "BUSY-TENTATIVE" };
    });
  });
}
