import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import { type DatabaseTransaction, isExclusionViolation } from "#app/platform/database/database.server.ts";
import type { WaitingRoom } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  type BookingDetails,
  findBooking,
  isBlocked,
  lockWithHosts,
  standing,
} from "./booking-repository.server.ts";
import { type MeetingTimes, occupy, release, timesOf } from "./booking-writer.server.ts";
import { type Invited, invite } from "./call-meeting.server.ts";
import { cancelBooking, raised } from "./cancel-booking.server.ts";
import { clearExpiredHolds } from "./hold-repository.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction, inTurn } from "./transaction.server.ts";

export type MeetingChange = {
  organizationId: string;
  bookingId: string;
  /** The member who does it. */
  actorId: string;
  title: string;
  /** Epoch milliseconds. */
  startsAt: number;
  lengthMinutes: number;
  waitingRoom: WaitingRoom;
  /** Everyone who is to be invited: who is not among them any more is told that it is off for them. */
  invited: readonly Invited[];
};

export type ChangeMeetingResult =
  | { ok: true }
  | { ok: false; reason: "not-found" | "over" | "past" | "taken" | "blocked" };

/**
 * Changes a meeting that was called by a member. Who stays is told of another time or title, who is new is invited, and
 * who was taken off the list gets a cancellation. What is sent twice changes and mails nothing the second time.
 */
export async function changeMeeting(services: Services, change: MeetingChange): Promise<ChangeMeetingResult> {
  const { organizationId, bookingId, actorId } = change;
  const known = await findBooking(services.database.prisma, organizationId, bookingId);
  if (known?.source !== "meeting") return { ok: false, reason: "not-found" };
  const hostIds = known.hosts.map(({ user }) => user.id);
  const work = () => inBookingTransaction(services, (tx) => changeInTransaction(services, tx, change));
  const result = await inTurn(hostIds, work).catch((error: unknown): ChangeMeetingResult => {
    if (isExclusionViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  });
  if (!result.ok) return result;
  const wanted = new Set(change.invited.map(({ email }) => email.toLowerCase()));
  const off = standing(known.attendees).filter(({ email }) => !wanted.has(email.toLowerCase()));
  for (const { id } of off) {
    const seat = { organizationId, bookingId, attendeeId: id, by: "host", reason: "", actorId } as const;
    await cancelBooking(services, seat);
  }
  return { ok: true };
}

async function changeInTransaction(
  services: Services,
  tx: DatabaseTransaction,
  change: MeetingChange,
): Promise<ChangeMeetingResult> {
  const { organizationId, bookingId, title, startsAt, waitingRoom, actorId } = change;
  await lockWithHosts(tx, organizationId, bookingId);
  const booking = await findBooking(tx, organizationId, bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  const now = services.clock.now();
  if (booking.status !== "confirmed" || booking.endsAt.getTime() <= now) return { ok: false, reason: "over" };
  const times = timesOf(
    { lengthMinutes: change.lengthMinutes, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
    startsAt,
  );
  const before = { startsAt: booking.startsAt.getTime(), endsAt: booking.endsAt.getTime() };
  const moves = before.startsAt !== startsAt || before.endsAt !== times.endsAt.getTime();
  if (moves) {
    if (before.startsAt !== startsAt && startsAt <= now) return { ok: false, reason: "past" };
    const hostIds = booking.hosts.map(({ user }) => user.id);
    await clearExpiredHolds(tx, hostIds, now);
    if (await isBlocked(tx, hostIds, times)) return { ok: false, reason: "blocked" };
  }
  const isNews = moves || title !== booking.title;
  await write(tx, booking, {
    times: moves ? times : null,
    title,
    waitingRoom,
    isNews,
    movedAt: new Date(now),
  });
  await inviteNew(services, tx, change, booking);
  if (!isNews) return { ok: true };
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds: booking.hosts.map(({ user }) => user.id),
    attendees: raised(booking),
    kind: "booking_moved",
    sequence: booking.sequence + 1,
    facts: {
      changedBy: "host",
      actorId,
      ...(moves ? { previousStartsAt: before.startsAt, previousEndsAt: before.endsAt } : {}),
    },
  });
  await noteChange(services, tx, "booking.moved", { organizationId, bookingId, actorId });
  return { ok: true };
}

type Written = {
  times: MeetingTimes | null;
  title: string;
  waitingRoom: WaitingRoom;
  isNews: boolean;
  movedAt: Date;
};

async function write(tx: DatabaseTransaction, booking: BookingDetails, written: Written): Promise<void> {
  const { organizationId, id: bookingId, eventTypeId, seats } = booking;
  const { times, title, waitingRoom, isNews, movedAt } = written;
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: {
      title,
      waitingRoom,
      ...(times ? { ...times, movedAt } : {}),
      ...(isNews ? { sequence: booking.sequence + 1 } : {}),
    },
    select: { id: true },
  });
  if (isNews)
    await tx.attendee.updateMany({
      where: { organizationId, bookingId, status: "confirmed" },
      data: { sequence: { increment: 1 } },
    });
  if (!times) return;
  await release(tx, organizationId, bookingId);
  const hostIds = booking.hosts.map(({ user }) => user.id);
  await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
}

/** Those on the list who have no seat yet. */
async function inviteNew(
  services: Services,
  tx: DatabaseTransaction,
  { organizationId, bookingId, invited }: MeetingChange,
  booking: BookingDetails,
): Promise<void> {
  const present = standing(booking.attendees);
  const known = new Set(present.map(({ email }) => email.toLowerCase()));
  const added = invited.filter(({ email }) => !known.has(email.toLowerCase()));
  if (added.length === 0) return;
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: { seats: present.length + added.length },
    select: { id: true },
  });
  const now = services.clock.now();
  const attendees = await invite(tx, { organizationId, bookingId, invited: added, now });
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds: [],
    attendees,
    kind: "booking_confirmed",
    sequence: booking.sequence,
  });
}
