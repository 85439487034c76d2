import { minuteMs } from "#app/domain/availability/calendar-day.ts";
import { offsetAt } from "#app/domain/availability/zone.ts";
import type { Translate } from "#app/messages/translator.ts";
import { formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { CalendarBooking, OtherTime } from "./calendar-repository.server.ts";
import type { Lane } from "./lanes.ts";

/** One thing in the calendar, worded; where it stands is said by the day that shows it. */
export type CalendarItem = {
  key: string;
  kind: "booking" | "request" | OtherTime["kind"];
  /** Null where there is nothing to open. */
  bookingId: string | null;
  hostIds: string[];
  /** "9:00 AM – 9:30 AM", of which `start` and `end` are the parts. */
  time: string;
  start: string;
  end: string;
  /** The start as fields of forms write it: "2026-11-30" and "09:00" on the calendar's clocks. */
  day: string;
  clock: string;
  title: string;
  who: string;
  hosts: string;
  /** "#rrggbb", of the event type. */
  color: string | null;
  series: boolean;
  seats: { taken: number; total: number } | null;
  /** Whether it can still be moved. */
  movable: boolean;
  /** Epoch milliseconds. */
  startsAt: number;
  endsAt: number;
};

/** Where an item is drawn in a day: minutes from the first hour shown. */
export type PlacedItem = CalendarItem & Lane & { startMinute: number; minutes: number };

type Words = { shown: Shown; t: Translate; now: number };

export function itemOfBooking(booking: CalendarBooking, { shown, now }: Words): CalendarItem {
  const seatsTaken = booking.attendees.length;
  // Whoever restricted the use of their data keeps their place and is not named.
  const people = booking.attendees.filter(
    ({ accompaniesId, restrictedAt }) => accompaniesId === null && restrictedAt === null,
  );
  const [startsAt, endsAt] = [booking.startsAt.getTime(), booking.endsAt.getTime()];
  return {
    key: booking.id,
    kind: booking.status === "pending" ? "request" : "booking",
    bookingId: booking.id,
    hostIds: booking.hosts.map(({ user }) => user.id),
    ...times(startsAt, endsAt, shown),
    title: booking.title,
    who: people.map(({ name, email }) => name || email).join(", "),
    hosts: booking.hosts.map(({ user }) => user.name).join(", "),
    color: booking.eventType.color,
    series: booking.seats === null && booking.attendees.some(({ seriesId }) => seriesId !== null),
    seats: booking.seats === null ? null : { taken: seatsTaken, total: booking.seats },
    movable: endsAt > now,
  };
}

/** `readerId`: the titles of times that somebody blocked, and the names of their calendars, are for that person alone. */
export function itemOfOther(
  other: OtherTime,
  { names, readerId }: { names: ReadonlyMap<string, string>; readerId: string },
  { shown, t }: Words,
): CalendarItem {
  const own = other.hostId === readerId && other.title !== "";
  return {
    key: `${other.kind}-${other.id}`,
    kind: other.kind,
    bookingId: null,
    hostIds: [other.hostId],
    ...times(other.start, other.end, shown),
    title: own ? ownTitle(other, t) : t(`calendar.kind.${other.kind}`),
    who: "",
    hosts: names.get(other.hostId) ?? "",
    color: null,
    series: false,
    seats: null,
    movable: false,
  };
}

function ownTitle({ kind, title, event }: OtherTime, t: Translate): string {
  if (event) return t("calendar.titledIn", { title: event, calendar: title });
  return kind === "elsewhere" ? t("calendar.busyIn", { calendar: title }) : title;
}

function times(startsAt: number, endsAt: number, shown: Shown) {
  const [start, end] = [formatTime(startsAt, shown), formatTime(endsAt, shown)];
  const wall = new Date(startsAt + offsetAt(zoneRules(shown.zone), startsAt)).toISOString();
  const field = { day: wall.slice(0, 10), clock: wall.slice(11, 16) };
  return { startsAt, endsAt, start, end, time: `${start} – ${end}`, ...field };
}

/** A part of a day in minutes of its wall clock, within the day. */
export type DayPart = { start: number; end: number };

/** What of `[startsAt, endsAt)` lies in a day, as its clock shows it; null when nothing does. */
export function partOfDay(
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
  day: { from: number; to: number; minuteOf: (instant: number) => number },
): DayPart | null {
  if (startsAt >= day.to || endsAt <= day.from) return null;
  const start = startsAt <= day.from ? 0 : day.minuteOf(startsAt);
  const last = endsAt >= day.to ? 1440 : day.minuteOf(endsAt);
  // Where clocks go back in between, the end may show an earlier time than the start.
  const end =
    last > start ? last : start + (Math.min(endsAt, day.to) - Math.max(startsAt, day.from)) / minuteMs;
  return { start, end: Math.min(1440, end) };
}
