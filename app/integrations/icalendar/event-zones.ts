import ICAL from "ical.js";
import { dayNumberOfCivil } from "#app/domain/availability/calendar-day.ts";
import { instantOfWallTime, type ZoneRules } from "#app/domain/availability/zone.ts";
import { zones } from "#app/platform/time/zones.server.ts";

/** Lets ical.js count with the zone rules that ship with Parley, which are newer than what calendars carry along. */
class RulesZone extends ICAL.Timezone {
  readonly rules: ZoneRules;

  constructor(rules: ZoneRules) {
    super({ tzid: rules.name });
    this.rules = rules;
  }

  override utcOffset(time: ICAL.Time): number {
    return Math.round((wallOf(time) - instantIn(this.rules, time)) / 1000);
  }
}

const known = new Map<string, RulesZone>();

export function rulesZone(name: string): ICAL.Timezone | null {
  const kept = known.get(name);
  if (kept) return kept;
  const rules = zones.get(name);
  if (!rules) return null;
  const zone = new RulesZone(rules);
  known.set(name, zone);
  return zone;
}

/**
 * The zone that a TZID means: one of the IANA names, also behind a prefix ("/mozilla.org/20050126_1/Europe/Berlin"),
 * else what the calendar itself defines by that name. Null where nobody knows.
 */
export function zoneOf(tzid: string, within: ICAL.Component): ICAL.Timezone | null {
  for (const suffix of suffixesOf(tzid)) {
    const zone = rulesZone(suffix);
    if (zone) return zone;
  }
  return within.getTimeZoneByID(tzid) ?? null;
}

/** "a/b/c", "b/c", "c". */
function suffixesOf(name: string): string[] {
  const parts = name.split("/");
  return parts.map((_, from) => parts.slice(from).join("/"));
}

/** The zone of a VCALENDAR's text that defines one, as CalDAV servers tell a calendar's own; an IANA name, or null. */
export function zoneNameIn(text: string): string | null {
  for (const name of ["TZID", "X-LIC-LOCATION"]) {
    const given = new RegExp(`^${name}:(.+)$`, "m").exec(text)?.[1]?.trim() ?? "";
    const known = suffixesOf(given).find((suffix) => zones.targetOf(suffix) !== undefined);
    if (known) return known;
  }
  return null;
}

/** What the clocks show, as if they showed UTC. */
export function wallOf(time: ICAL.Time): number {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

/** UTC milliseconds. A time in a gap moves forward by it, an ambiguous one is its first occurrence. */
export function instantOf(time: ICAL.Time): number {
  const { zone } = time;
  if (zone instanceof RulesZone) return instantIn(zone.rules, time);
  return time.toUnixTime() * 1000;
}

function instantIn(rules: ZoneRules, time: ICAL.Time): number {
  const day = dayNumberOfCivil(time.year, time.month, time.day);
  return instantOfWallTime(rules, day, time.hour * 60 + time.minute) + time.second * 1000;
}
