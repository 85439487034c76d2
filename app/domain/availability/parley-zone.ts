import { FixedOffsetZone, Zone, type ZoneOffsetFormat, type ZoneOffsetOptions } from "luxon";
import { minuteMs } from "./calendar-day.ts";
import { offsetAt, type ZoneRules } from "./zone.ts";

/**
 * Shows Luxon the engine's own zone rules, so that texts, mails and slots can never disagree about an offset.
 * Luxon formats a zone of unknown type by shifting the time to UTC, hence the runtime's zone data is not read.
 */
export class ParleyZone extends Zone {
  readonly rules: ZoneRules;

  constructor(rules: ZoneRules) {
    super();
    this.rules = rules;
  }

  override get type(): string {
    return "parley";
  }

  override get name(): string {
    return this.rules.name;
  }

  get ianaName(): string {
    return this.rules.name;
  }

  override get isUniversal(): boolean {
    return this.rules.ends.length === 1;
  }

  override get isValid(): boolean {
    return true;
  }

  /** Minutes east of UTC, as Luxon counts them. */
  override offset(instant: number): number {
    return offsetAt(this.rules, instant) / minuteMs;
  }

  /** "UTC+1", "UTC+5:45", "UTC": the same in every language, and never from the runtime's zone names. */
  override offsetName(instant: number, _options?: ZoneOffsetOptions): string {
    return FixedOffsetZone.instance(Math.round(this.offset(instant))).name;
  }

  override formatOffset(instant: number, format: ZoneOffsetFormat): string {
    return FixedOffsetZone.instance(Math.round(this.offset(instant))).formatOffset(instant, format);
  }

  override equals(other: Zone): boolean {
    return other instanceof ParleyZone && other.name === this.name;
  }
}
