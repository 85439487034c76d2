import { dayMs, weekdayOf } from "#app/domain/availability/calendar-day.ts";
import {
  abbreviationAt,
  offsetAt,
  transitionsBetween,
  type ZoneRules,
  type ZoneTransition,
} from "#app/domain/availability/zone.ts";
import { line } from "./content-lines.ts";

/**
 * The zone of one event as a VTIMEZONE (RFC 5545 §3.6.5), made of Parley's own zone data.
 *
 * Outlook reads at most one STANDARD and one DAYLIGHT, and only as yearly rules; it takes the event for UTC when it
 * finds more (ridafkih/keeper.sh #423, iCalcreator #86). So a zone whose changes follow yearly rules around the event
 * is written as these two rules, and every other one as the one offset that holds during the event.
 */
export function vtimezoneLines(zone: ZoneRules, startsAt: number, endsAt: number): string[] {
  const observances = yearlyObservances(zone, startsAt) ?? fixedObservances(zone, startsAt, endsAt);
  return ["BEGIN:VTIMEZONE", line("TZID", zone.name), ...observances.flat(), "END:VTIMEZONE"];
}

/** 53 weeks: "the last Sunday of March" comes up to six days later in the next year. */
const yearMs = 371 * dayMs;

/** The two rules that the zone follows from the year before the event to the year after; undefined without such. */
function yearlyObservances(zone: ZoneRules, startsAt: number): string[][] | undefined {
  const changes = transitionsBetween(zone, startsAt - yearMs, startsAt + yearMs).filter(isChange);
  const past = changes.filter((change) => change.at <= startsAt);
  const coming = changes.filter((change) => change.at > startsAt);
  const [last, next] = [past.at(-1), coming[0]];
  if (!(last && next) || last.offsetBefore !== next.offsetAfter) return undefined;
  const lastAgain = coming.find((change) => change.offsetAfter === last.offsetAfter);
  const nextBefore = past.findLast((change) => change.offsetAfter === next.offsetAfter);
  const lastRule = lastAgain && yearlyRule(last, lastAgain);
  const nextRule = nextBefore && yearlyRule(nextBefore, next);
  if (!(lastRule && nextRule)) return undefined;
  return [observance(last, lastRule), observance(nextBefore, nextRule)];
}

function isChange(transition: ZoneTransition): boolean {
  return transition.offsetBefore !== transition.offsetAfter;
}

/** "The second Sunday of March", if that is when both years' clocks changed, at the same time of day. */
function yearlyRule(year: ZoneTransition, nextYear: ZoneTransition): string | undefined {
  const [a, b] = [wallClockOf(year), wallClockOf(nextYear)];
  if (a.month !== b.month || a.weekday !== b.weekday || a.timeOfDay !== b.timeOfDay) return undefined;
  const sameWeek = a.week === b.week && a.week < 4;
  if (!sameWeek && !(a.isLast && b.isLast) && a.week !== b.week) return undefined;
  const week = !sameWeek && a.isLast && b.isLast ? -1 : a.week;
  return `FREQ=YEARLY;BYMONTH=${a.month};BYDAY=${week}${a.weekday}`;
}

/** When the clocks changed, as they showed it just before: that is how VTIMEZONE writes an onset. */
function wallClockOf(transition: ZoneTransition) {
  const wall = transition.at + transition.offsetBefore;
  const date = new Date(wall);
  const day = date.getUTCDate();
  return {
    month: date.getUTCMonth() + 1,
    weekday: ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][weekdayOf(Math.floor(wall / dayMs)) - 1],
    week: Math.ceil(day / 7),
    isLast: new Date(wall + 7 * dayMs).getUTCMonth() !== date.getUTCMonth(),
    timeOfDay: wall - Math.floor(wall / dayMs) * dayMs,
  };
}

function observance(transition: ZoneTransition, rule?: string): string[] {
  const kind = transition.offsetAfter > transition.offsetBefore ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${kind}`,
    line("DTSTART", wallText(transition.at + transition.offsetBefore)),
    ...(rule ? [line("RRULE", rule)] : []),
    line("TZOFFSETFROM", offsetText(transition.offsetBefore)),
    line("TZOFFSETTO", offsetText(transition.offsetAfter)),
    ...(transition.abbreviation ? [line("TZNAME", transition.abbreviation)] : []),
    `END:${kind}`,
  ];
}

/** The offset at the event's start since ever, and what changes before the event's end. */
function fixedObservances(zone: ZoneRules, startsAt: number, endsAt: number): string[][] {
  const offset = offsetAt(zone, startsAt);
  const abbreviation = abbreviationAt(zone, startsAt);
  const sinceEver = { at: -offset, offsetBefore: offset, offsetAfter: offset, abbreviation };
  const changes = transitionsBetween(zone, startsAt + 1, endsAt + 1).filter(isChange);
  return [observance(sinceEver), ...changes.map((change) => observance(change))];
}

/** A wall clock, given as if it were UTC: `20261203T140000`. */
export function wallText(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** `+0530`; with seconds where a zone of the past needs them. */
function offsetText(offset: number): string {
  const seconds = Math.abs(offset) / 1000;
  const parts = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    ...(seconds % 60 ? [seconds % 60] : []),
  ];
  return (offset < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join("");
}
