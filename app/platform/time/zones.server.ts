import { createRequire } from "node:module";
import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import type { PackedZones } from "#app/domain/availability/packed-zone.ts";
import { ParleyZone } from "#app/domain/availability/parley-zone.ts";
import {
  createZoneTable,
  localDayAt,
  offsetAt,
  type ZoneRules,
  type ZoneTable,
} from "#app/domain/availability/zone.ts";

// `require` reads JSON alike in Node 20, in bundles and in tests; import attributes still warn on Node 20.
const packedZones = createRequire(import.meta.url)("moment-timezone/data/packed/latest.json") as PackedZones;

/** The zone rules that ship with Parley. An update of the data is an update of the package. */
export const zones: ZoneTable = createZoneTable(packedZones);

const parleyZones = new Map<string, ParleyZone>();

/** Whether the name is a zone that Parley knows; names from addresses, forms and cookies are asked this first. */
export function isZone(name: string): boolean {
  return zones.targetOf(name) !== undefined;
}

/** Whether two names are of one clock: Asia/Calcutta is how some browsers say Asia/Kolkata. */
export function isSameZone(one: string, other: string): boolean {
  return one === other || zones.targetOf(one) === zones.targetOf(other);
}

/** The zone's rules for the engine. Throws RangeError for an unknown name. */
export function zoneRules(name: string): ZoneRules {
  const rules = zones.get(name);
  if (!rules) throw new RangeError(`Unknown time zone: ${name}`);
  return rules;
}

/** A Luxon zone with Parley's own rules. Throws RangeError for an unknown name. */
export function parleyZone(name: string): ParleyZone {
  let zone = parleyZones.get(name);
  if (!zone) {
    zone = new ParleyZone(zoneRules(name));
    parleyZones.set(name, zone);
  }
  return zone;
}

/** The date that clocks in a zone show at an instant (epoch milliseconds), as "2026-07-28". */
export function localDate(zone: string, instant: number): string {
  return isoDateOf(localDayAt(zoneRules(zone), instant));
}

export type ZoneCheck = {
  /** The version of the zone data that Parley ships. */
  readonly version: string;
  /** The version inside the runtime, "unknown" when it does not say. */
  readonly runtimeVersion: string;
  /** Zones whose offset the runtime gives differently at one of the instants. */
  readonly differing: string[];
  /** Zones that the runtime does not know. */
  readonly unknown: string[];
};

/** Minutes east of UTC according to the runtime, by reading back the wall clock it shows. */
function runtimeOffset(format: Intl.DateTimeFormat, instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
  const wall = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"],
    part["hour"],
    part["minute"],
    part["second"],
  );
  return (wall - instant) / 60_000;
}

/**
 * Compares Parley's offsets with the runtime's at some instants (whole seconds, epoch milliseconds). Nothing in
 * Parley reads the runtime's; the log says where other programs on the machine would disagree with Parley.
 */
export function zoneCheck(instants: readonly number[], names: readonly string[] = zones.names()): ZoneCheck {
  const differing: string[] = [];
  const unknown: string[] = [];
  for (const name of names) {
    const zone = zones.get(name);
    if (!zone || zones.targetOf(name) !== name) continue;
    try {
      const format = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
        timeZone: name,
        hourCycle: "h23",
        year: "numeric",
        month: "numeric",
        day: "numeric",
        hour: "numeric",
        minute: "numeric",
        second: "numeric",
      });
      const differs = instants.some(
        (instant) => runtimeOffset(format, instant) !== offsetAt(zone, instant) / 60_000,
      );
      if (differs) differing.push(name);
    } catch {
      unknown.push(name);
    }
  }
  return { version: zones.version, runtimeVersion: process.versions["tz"] ?? "unknown", differing, unknown };
}
