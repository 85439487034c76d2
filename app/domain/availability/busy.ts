import { parseInstant } from "./instant-text.ts";

/** A booking or a hold: the meeting itself and the buffers that belong to it, all in milliseconds. */
export type Occupation = {
  readonly start: number;
  readonly end: number;
  readonly bufferBeforeMs: number;
  readonly bufferAfterMs: number;
};

/** An event of a connected calendar, UTC milliseconds. It has no buffers of its own. */
export type BusyEvent = { readonly start: number; readonly end: number };

/** What a booking occupies: `[start - before, end + after)`. */
export function occupiedBy(booking: Occupation): { start: number; end: number } {
  return { start: booking.start - booking.bufferBeforeMs, end: booking.end + booking.bufferAfterMs };
}

/**
 * One host's busy intervals, flat and in any order. Bookings and holds count with their buffers, calendar events
 * without; the candidate's own buffers are added where slots are sought, so between two bookings both count.
 */
export function busyIntervals(
  bookings: readonly Occupation[],
  events: readonly BusyEvent[] = [],
): Float64Array {
  const busy = new Float64Array((bookings.length + events.length) * 2);
  let at = 0;
  for (const booking of bookings) {
    busy[at++] = booking.start - booking.bufferBeforeMs;
    busy[at++] = booking.end + booking.bufferAfterMs;
  }
  for (const event of events) {
    busy[at++] = event.start;
    busy[at++] = event.end;
  }
  return busy;
}

/**
 * Busy intervals from ISO 8601 texts with "Z" or an offset. Throws RangeError for a text that names no instant:
 * to leave an unreadable busy time out would offer a taken one.
 */
export function busyFromIso(
  texts: readonly { readonly start: string; readonly end: string }[],
): Float64Array {
  const busy = new Float64Array(texts.length * 2);
  let at = 0;
  for (const { start, end } of texts) {
    const from = parseInstant(start);
    const to = parseInstant(end);
    if (Number.isNaN(from) || Number.isNaN(to)) throw new RangeError(`Not an instant: ${start} or ${end}`);
    busy[at++] = from;
    busy[at++] = to;
  }
  return busy;
}
