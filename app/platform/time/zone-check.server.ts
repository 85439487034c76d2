import { offsetAt } from "#app/domain/availability/zone.ts";
import { zones } from "./zones.server.ts";

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
