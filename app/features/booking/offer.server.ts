import type { Schedule } from "#app/domain/availability/rules.ts";
import type { HostAvailability, Limit, SlotRules } from "#app/domain/availability/slot-query.ts";
import { slotsFor } from "#app/domain/availability/slots.ts";
import type { BookingWindow } from "#app/domain/availability/window.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { OfferedHost, OfferedLimit, OfferRow } from "./offer-repository.server.ts";
import { offeredSchedule } from "./offered-schedule.server.ts";

const minuteMs = 60_000;

/**
 * Who asks. A host may move a booking at short notice and beyond the window, which the event type sets for visitors;
 * the rules of the schedule and other bookings hold for both.
 */
export type Asker = "attendee" | "host";

export type OfferChoice = {
  asker?: Asker;
  /** One of `lengthsOf(offer)`; the event type's own when absent. */
  lengthMinutes?: number | undefined;
  /** Asks for this host alone, where the attendee may choose, or where a booking keeps its host. */
  hostId?: string | undefined;
};

/** Every length that can be booked, ascending. */
export function lengthsOf(offer: Pick<OfferRow, "lengthMinutes" | "otherLengths">): number[] {
  return [...new Set([offer.lengthMinutes, ...offer.otherLengths])].sort((a, b) => a - b);
}

const modes = {
  one: "one",
  collective: "collective",
  round_robin: "round-robin",
  fixed_round_robin: "fixed-round-robin",
} as const;

/**
 * The hosts that a choice leaves in question. A wish for one host of a round robin leaves that host; in fixed + round
 * robin, the fixed ones and the other groups stay.
 */
export function hostsInQuestion(offer: OfferRow, hostId?: string): OfferedHost[] {
  const wished = hostId === undefined ? undefined : offer.hosts.find(({ id }) => id === hostId);
  if (!wished || wished.fixed || offer.hostMode === "collective" || offer.hostMode === "one")
    return hostId !== undefined && !wished ? [] : offer.hosts;
  if (offer.hostMode === "round_robin") return [wished];
  return offer.hosts.filter((host) => host.fixed || host.groupName !== wished.groupName || host === wished);
}

/** The engine's question for one event type. The places of its hosts are those of `hostsInQuestion`. */
export function slotRulesOf(offer: OfferRow, now: number, choice: OfferChoice = {}): SlotRules {
  const visitor = choice.asker !== "host";
  const length = choice.lengthMinutes ?? offer.lengthMinutes;
  const scheduleOf = schedulesOf(offer, now);
  const hosts = hostsInQuestion(offer, choice.hostId);
  // One host needs no mode, and an event type whose other hosts are away or suspended is still this host's.
  const mode = hosts.length === 1 && offer.hostMode !== "fixed_round_robin" ? "one" : modes[offer.hostMode];
  return {
    hosts: hosts.flatMap((host) => {
      const schedule = scheduleOf(host);
      return schedule ? [availabilityOf(offer, host, schedule, length, visitor)] : [];
    }),
    mode,
    lengthMs: length * minuteMs,
    intervalMs: (offer.slotIntervalMinutes ?? length) * minuteMs,
    offsetMs: offer.slotOffsetMinutes * minuteMs,
    fitClosely: offer.fitClosely,
    bufferBeforeMs: offer.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: offer.bufferAfterMinutes * minuteMs,
    noticeMs: visitor ? offer.noticeMinutes * minuteMs : 0,
    window: visitor ? windowOf(offer) : { kind: "unlimited" },
    now,
  };
}

/** Hosts who share a schedule and are not away share one object, which the engine expands once. */
function schedulesOf(offer: OfferRow, now: number): (host: OfferedHost) => Schedule | undefined {
  const shared = new Map<string, Schedule>();
  const stored = new Map(offer.schedules.map((schedule) => [schedule.id, schedule]));
  return (host) => {
    const row = stored.get(host.scheduleId);
    if (!row) return undefined;
    if (host.away.length > 0 || host.travel.length > 0) return offeredSchedule(row, host, now);
    const schedule = shared.get(row.id) ?? offeredSchedule(row, host, now);
    shared.set(row.id, schedule);
    return schedule;
  };
}

function windowOf(offer: OfferRow): BookingWindow {
  const days = offer.windowDays ?? 0;
  switch (offer.windowKind) {
    case "unlimited":
      return { kind: "unlimited" };
    case "calendar_days":
      return { kind: "rolling", days };
    case "business_days":
      return { kind: "business-days", days };
    case "bookable_days":
      return { kind: "bookable-days", days };
    case "dates":
      return { kind: "dates", firstDate: offer.windowFirstDate ?? "", lastDate: offer.windowLastDate ?? "" };
  }
}

function availabilityOf(
  offer: OfferRow,
  host: OfferedHost,
  schedule: Schedule,
  lengthMinutes: number,
  visitor: boolean,
): HostAvailability {
  const limits = visitor
    ? [
        ...offer.limits.map((limit) => limitOf(limit, offer.taken)),
        ...host.limits.map((limit) => limitOf(limit, host.taken)),
      ]
    : [];
  const open = openStarts(offer, host.id, lengthMinutes);
  return {
    schedule,
    busy: host.busy,
    ...(limits.length > 0 ? { limits } : {}),
    ...(open.length > 0 ? { open } : {}),
    fixed: host.fixed,
    group: host.groupName,
  };
}

function limitOf({ period, maxCount, maxMinutes }: OfferedLimit, taken: number[]): Limit {
  return {
    period,
    taken,
    ...(maxCount === null ? {} : { count: maxCount }),
    ...(maxMinutes === null ? {} : { minutes: maxMinutes }),
  };
}

/** Starts of this host's group meetings that have a seat left and are as long as the one in question. */
function openStarts(offer: OfferRow, hostId: string, lengthMinutes: number): number[] {
  return offer.meetings
    .filter((meeting) => meeting.hostId === hostId && meeting.taken < meeting.seats)
    .filter((meeting) => meeting.end - meeting.start === lengthMinutes * minuteMs)
    .map((meeting) => meeting.start);
}

/** Seats left at each start of a group event type, where somebody already has one. Others have all of them. */
export function seatsLeftAt(offer: OfferRow, start: number): number | null {
  if (offer.seats === null) return null;
  const left = offer.meetings.filter((m) => m.start === start).map((m) => Math.max(0, m.seats - m.taken));
  return left.length > 0 ? Math.max(...left) : offer.seats;
}

/** The starts offered in `[from, to)`, ascending. A disabled or deleted event type offers none to visitors. */
export function slotsOffered(
  offer: OfferRow,
  now: number,
  from: number,
  to: number,
  choice: OfferChoice = {},
): number[] {
  if (isClosed(offer) && choice.asker !== "host") return [];
  const rules = slotRulesOf(offer, now, choice);
  return rules.hosts.length === 0 ? [] : slotsFor({ ...rules, range: { from, to } });
}

export function isClosed(offer: OfferRow): boolean {
  return offer.disabled || offer.deleted;
}

/** The zone that the host's clock shows: the first host's schedule's. */
export function hostZoneOf(offer: OfferRow): string {
  const first = offer.hosts[0]?.scheduleId;
  return offer.schedules.find(({ id }) => id === first)?.timeZone ?? offer.organizationZone;
}

/** "Hanna Berg", or "Hanna Berg, Elias Berg" where all take part; a team is named by its business. */
export function hostNameOf(offer: OfferRow, hostId?: string): string {
  const chosen = offer.hosts.find(({ id }) => id === hostId);
  if (chosen) return chosen.name;
  const only = offer.hosts.length === 1 ? offer.hosts[0] : undefined;
  if (only) return only.name;
  return offer.hostMode === "collective"
    ? offer.hosts.map(({ name }) => name).join(", ")
    : offer.organizationName;
}

/**
 * The first instant at which time alone changes what is offered among these slots: the earliest becomes too soon, a
 * hold ends, or a new day begins for a host (the window moves on) or for the visitor ("today" moves on).
 */
export function offerValidUntil(
  offer: OfferRow,
  slots: readonly number[],
  now: number,
  visitorZone: string,
): number {
  const travelled = offer.hosts.flatMap(({ travel }) => travel.map(({ timeZone }) => timeZone));
  const zones = new Set([visitorZone, ...offer.schedules.map(({ timeZone }) => timeZone), ...travelled]);
  const midnights = [...zones].map((name) => {
    const zone = zoneRules(name);
    return startOfDay(zone, localDayAt(zone, now) + 1);
  });
  const first = slots[0];
  const tooSoon =
    first === undefined ? Number.POSITIVE_INFINITY : first - Math.max(1, offer.noticeMinutes * minuteMs) + 1;
  return Math.min(tooSoon, offer.heldUntil ?? Number.POSITIVE_INFINITY, ...midnights);
}

/**
 * The offer of some hosts who give their time together, as for a booking that moves and keeps its hosts. When one of
 * them no longer belongs to the event type, it is the whole offer, and hosts are chosen anew.
 */
export function keepingHosts(offer: OfferRow, hostIds: readonly string[]): OfferRow {
  const hosts = offer.hosts.filter(({ id }) => hostIds.includes(id));
  if (hosts.length === 0 || hosts.length < hostIds.length) return offer;
  return { ...offer, hosts, hostMode: hosts.length === 1 ? "one" : "collective" };
}
