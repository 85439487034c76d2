import { findOfferById, hostsInQuestion, type OfferRow } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";

const minuteMs = 60_000;
const dayMs = 86_400_000;

export type Offered = { organizationId: string; eventTypeId: string; hostId: string; lengthMinutes: number };

/** What the hosts of an offer have in their calendars around some starts (epoch ms); null when the event type is gone. */
export async function readAround(
  services: Pick<Services, "database" | "clock">,
  { organizationId, eventTypeId }: Offered,
  starts: readonly number[],
): Promise<OfferRow | null> {
  const now = services.clock.now();
  const bounds = { from: Math.min(now, ...starts) - dayMs, to: Math.max(now, ...starts) + dayMs, now };
  const row = await findOfferById(services.database.pool, organizationId, eventTypeId, bounds);
  return row?.deleted ? null : row;
}

/**
 * Whether the hosts have time for a start, whatever their hours say: a time that was offered by hand is a promise.
 * A group's meeting that has a seat left counts as free.
 */
export function isTimeFree(row: OfferRow, { hostId, lengthMinutes }: Offered, start: number): boolean {
  const hosts = hostsInQuestion(row, hostId);
  if (hosts.length === 0) return false;
  const standing = row.meetings.find((meeting) => meeting.start === start && meeting.bookingId !== null);
  if (standing && standing.end - standing.start === lengthMinutes * minuteMs)
    return standing.taken < standing.seats;
  const from = start - row.bufferBeforeMinutes * minuteMs;
  const to = start + (lengthMinutes + row.bufferAfterMinutes) * minuteMs;
  return hosts.every(({ busy }) => !overlapsAny(busy, from, to));
}

/** `busy` is flat: [start, end, …]. */
function overlapsAny(busy: readonly number[], from: number, to: number): boolean {
  for (let at = 0; at + 1 < busy.length; at += 2)
    if ((busy[at] as number) < to && (busy[at + 1] as number) > from) return true;
  return false;
}
