import { eventUidOf } from "#app/features/notifications/mail-identity.ts";
import { writeCopyJob } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { EventTimes } from "#app/ports/calendar-provider.ts";
import type { CalendarToAsk } from "./connection-repository.server.ts";

/** What a calendar's owner may have done to bookings that stand in it. */
type Seen = { whole: boolean; events: readonly EventTimes[]; gone: readonly string[] };

/**
 * Marks the copies that stand otherwise than they were written, for a look at each by itself: what is read here may be
 * older than what was written since. What stands as it was written is none of our affair, so our own writing, which
 * comes back as a change, ends here.
 */
export async function watchCopies(
  { settings, clock, jobs }: Pick<Services, "settings" | "clock" | "jobs">,
  tx: DatabaseTransaction,
  calendar: CalendarToAsk,
  { whole, events, gone }: Seen,
): Promise<void> {
  const now = new Date(clock.now());
  const copies = await tx.calendarCopy.findMany({
    where: { calendarId: calendar.id, writtenAt: { not: null }, writtenEndsAt: { gt: now } },
    select: {
      ...{ id: true, bookingId: true, remoteId: true, question: true, askedStartsAt: true },
      ...{ writtenAt: true, writtenStartsAt: true, writtenEndsAt: true, declined: true },
    },
  });
  const byUid = new Map(events.map((event) => [event.uid, event]));
  await noteDeclined(tx, copies, (bookingId) => byUid.get(eventUidOf(settings, bookingId)));
  const goneIds = new Set(gone.map(plain));
  const strange = copies.filter((copy) => {
    const event = byUid.get(eventUidOf(settings, copy.bookingId));
    const isOut = copy.question === "deleted" || copy.question === "left";
    if (!event) {
      // Of what was put and deleted between two readings, some servers say nothing at all.
      const isNew = copy.writtenAt !== null && copy.writtenAt > (calendar.lastSuccessAt ?? now);
      return !isOut && (whole || isNew || goneIds.has(plain(copy.remoteId ?? "")));
    }
    const [only, another] = event.busy;
    if (!only || another) return false;
    const expected = copy.question === "moved" ? copy.askedStartsAt : copy.writtenStartsAt;
    return isOut || only.start !== expected?.getTime();
  });
  const id = { in: strange.map((copy) => copy.id) };
  if (id.in.length === 0) return;
  await tx.calendarCopy.updateMany({ where: { id }, data: { toExamine: true, nextTryAt: now } });
  for (const copyId of id.in) await jobs.enqueue(writeCopyJob, { copyId }, { transaction: tx });
}

/** Who declined there. Of the addresses that stand in the event, ours alone are looked for, and none is stored. */
async function noteDeclined(
  tx: DatabaseTransaction,
  copies: readonly { id: string; bookingId: string; declined: string[] }[],
  eventOf: (bookingId: string) => EventTimes | undefined,
): Promise<void> {
  for (const { id, bookingId, declined } of copies) {
    const event = eventOf(bookingId);
    if (!event || (!event.declined?.length && declined.length === 0)) continue;
    const attendees = await tx.attendee.findMany({
      where: { bookingId, email: { in: event.declined ?? [], mode: "insensitive" } },
      select: { id: true },
      orderBy: { id: "asc" },
    });
    await tx.calendarCopy.update({
      where: { id },
      data: { declined: attendees.map((attendee) => attendee.id) },
      select: { id: true },
    });
  }
}

/** Servers differ in which characters of an address they write as they are. */
function plain(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
