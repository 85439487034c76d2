import { createRequire } from "node:module";
import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import type { PackedZones } from "#app/domain/availability/packed-zone.ts";
import { ParleyZone } from "#app/domain/availability/parley-zone.ts";
import {
  createZoneTable,
  localDayAt,
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
