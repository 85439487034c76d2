import type { HostAvailability, SlotRules } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";

const minuteMs = 60_000;

/**
 * Who asks. A host may move a booking at short notice and beyond the window, which the event type sets for visitors;
 * the rules of the schedule and other bookings hold for both.
 */
export type Asker = "attendee" | "host";

/** The engine's question for one event type. */
export function slotRulesOf(offer: OfferRow, now: number, asker: Asker = "attendee"): SlotRules {
  const visitor = asker === "attendee";
  return {
    hosts: [hostOf(offer)],
    mode: "one",
    lengthMs: offer.lengthMinutes * minuteMs,
    intervalMs: (offer.slotIntervalMinutes ?? offer.lengthMinutes) * minuteMs,
    bufferBeforeMs: offer.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: offer.bufferAfterMinutes * minuteMs,
    noticeMs: visitor ? offer.noticeMinutes * minuteMs : 0,
    window:
      visitor && offer.windowDays !== null
        ? { kind: "rolling", days: offer.windowDays }
        : { kind: "unlimited" },
    now,
  };
}

function hostOf(offer: OfferRow): HostAvailability {
  const intervalsOf = new Map<string, { startMinute: number; endMinute: number }[]>();
  for (const [date, startMinute, endMinute] of offer.overrides) {
    const intervals = intervalsOf.get(date) ?? [];
    if (startMinute !== null && endMinute !== null) intervals.push({ startMinute, endMinute });
    intervalsOf.set(date, intervals);
  }
  return {
    schedule: {
      zone: zoneRules(offer.timeZone),
      weekly: offer.rules.map(([weekday, startMinute, endMinute]) => ({ weekday, startMinute, endMinute })),
      overrides: [...intervalsOf].map(([date, intervals]) => ({ date, intervals })),
    },
    busy: offer.busy.flat(),
  };
}

/** The starts offered in `[from, to)`, ascending. */
export function slotsOffered(
  offer: OfferRow,
  now: number,
  from: number,
  to: number,
  asker: Asker = "attendee",
): number[] {
  return slotsFor({ ...slotRulesOf(offer, now, asker), range: { from, to } });
}

/**
 * The first instant at which time alone changes what is offered among these slots: the earliest becomes too soon, or
 * a new day begins for the host (the window moves on) or for the visitor ("today" moves on).
 */
export function offerValidUntil(
  offer: OfferRow,
  slots: readonly number[],
  now: number,
  visitorZone: string,
): number {
  const midnights = [offer.timeZone, visitorZone].map((name) => {
    const zone = zoneRules(name);
    return startOfDay(zone, localDayAt(zone, now) + 1);
  });
  const first = slots[0];
  const tooSoon =
    first === undefined ? Number.POSITIVE_INFINITY : first - Math.max(1, offer.noticeMinutes * minuteMs) + 1;
  return Math.min(tooSoon, ...midnights);
}
