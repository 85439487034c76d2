import type { Log } from "../log.server.ts";
import { type ZoneCheck, zoneCheck } from "./zones.server.ts";

const hourMs = 3_600_000;
const halfAYearMs = 182 * 24 * hourMs;

/**
 * Zones whose rules this Node knows wrongly or not at all: Parley shows its own, browsers may differ. Asked in winter
 * and summer, at whole hours, since some runtimes cut an offset to the minute. `now` is epoch milliseconds.
 */
export function reportZones(
  log: Pick<Log, "info">,
  now: number,
  check: (instants: readonly number[]) => ZoneCheck = zoneCheck,
): void {
  const hour = Math.floor(now / hourMs) * hourMs;
  const { version, runtimeVersion, differing, unknown } = check([hour, hour + halfAYearMs]);
  const versions = { data: version, runtime: runtimeVersion };
  if (differing.length > 0)
    log.info({ ...versions, zones: differing }, "the runtime's zone rules differ from Parley's");
  if (unknown.length > 0)
    log.info({ ...versions, zones: unknown }, "the runtime does not know these zones, which Parley does");
}
