import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import {
  type BookingDetails,
  findBooking,
  lockBooking,
  lockHosts,
  lockWithHosts,
  standing,
} from "./booking-repository.server.ts";
import { occupy } from "./booking-writer.server.ts";
import { endBooking, raised, reasonText, seatReason } from "./cancel-booking.server.ts";
import { giveBackPlace } from "./freed-place.server.ts";
import { clearExpiredHolds } from "./hold-repository.server.ts";
import { askedAtOf, requestEnds } from "./join-meeting.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction, inTurn } from "./transaction.server.ts";

export type Decision = {
  organizationId: string;
  bookingId: string;
  /** Of a group: these requests; every pending one when absent. Guests go with whom they accompany. */
  attendeeIds?: readonly string[];
  approve: boolean;
  /** Told to the attendee when declined. */
  reason: string;
  /** The member who decides, so that colleagues read who it was. */
  actorId?: string;
};

export type DecideResult =
  | { ok: true; decided: number }
  | { ok: false; reason: "not-found" | "not-pending" | "past" | "slot-taken" };

/**
 * Approves or declines requests. A repeat finds nothing pending and changes nothing. An approved request whose time was
 * not kept for it may have lost it meanwhile: then it stays pending and the host is told.
 */
export async function decideBooking(services: Services, decision: Decision): Promise<DecideResult> {
  const { organizationId, bookingId } = decision;
  const seen = await findBooking(services.database.prisma, organizationId, bookingId);
  if (!seen) return { ok: false, reason: "not-found" };
  const hostIds = seen.hosts.map(({ user }) => user.id);
  const work = () => inBookingTransaction(services, (tx) => decide(services, tx, decision, hostIds));
  return inTurn(hostIds, work).catch((error: unknown): DecideResult => {
    if (isExclusionViolation(error) || isUniqueViolation(error)) return { ok: false, reason: "slot-taken" };
    throw error;
  });
}

async function decide(
  services: Services,
  tx: DatabaseTransaction,
  decision: Decision,
  hostIds: readonly string[],
): Promise<DecideResult> {
  const now = services.clock.now();
  await lockHosts(tx, hostIds);
  await lockBooking(tx, decision.organizationId, decision.bookingId);
  const booking = await findBooking(tx, decision.organizationId, decision.bookingId);
  if (!booking) return { ok: false, reason: "not-found" };
  const requests = requestsOf(booking, decision.attendeeIds);
  if (requests.length === 0) return { ok: false, reason: "not-pending" };
  if (booking.endsAt.getTime() <= now) return { ok: false, reason: "past" };
  if (decision.approve) {
    await clearExpiredHolds(tx, hostIds, now);
    await approve(services, tx, booking, requests, decision);
  } else {
    await decline(services, tx, booking, requests, decision);
  }
  const decided = requests.filter(({ accompaniesId }) => accompaniesId === null).length;
  const action = decision.approve ? "booking.approved" : "booking.declined";
  await noteChange(services, tx, action, { ...decision, details: { count: decided } });
  return { ok: true, decided };
}

type Attendee = BookingDetails["attendees"][number];

function requestsOf(booking: BookingDetails, attendeeIds: readonly string[] | undefined): Attendee[] {
  const isMeant = ({ id, accompaniesId }: Attendee) =>
    attendeeIds === undefined || attendeeIds.includes(id) || attendeeIds.includes(accompaniesId ?? "");
  return booking.attendees.filter((attendee) => attendee.status === "pending" && isMeant(attendee));
}

async function approve(
  services: Services,
  tx: DatabaseTransaction,
  booking: BookingDetails,
  requests: readonly Attendee[],
  { actorId }: Decision,
): Promise<void> {
  const { organizationId, id: bookingId, eventTypeId, seats } = booking;
  const hostIds = booking.hosts.map(({ user }) => user.id);
  const sequence = booking.sequence + 1;
  const stillPending =
    booking.attendees.filter(({ status }) => status === "pending").length > requests.length;
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: { status: "confirmed", sequence, ...(stillPending ? {} : { answerBy: null }) },
    select: { id: true },
  });
  await setStatus(tx, organizationId, requests, { status: "confirmed" });
  if ((await tx.occupiedTime.count({ where: { organizationId, bookingId } })) === 0) {
    const { startsAt, endsAt, occupiedStartsAt, occupiedEndsAt } = booking;
    const times = { startsAt, endsAt, occupiedStartsAt, occupiedEndsAt };
    await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
  }
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds,
    attendees: requests.map(({ id, sequence: before }) => ({ id, sequence: before + 1 })),
    kind: "booking_confirmed",
    sequence,
    facts: {
      ...(requests.length === 1 && requests[0] ? { aboutAttendeeId: requests[0].id } : {}),
      ...(actorId ? { actorId } : {}),
      agreed: true,
    },
  });
}

async function decline(
  services: Services,
  tx: DatabaseTransaction,
  booking: BookingDetails,
  requests: readonly Attendee[],
  { reason, actorId }: Decision,
): Promise<void> {
  const { organizationId, id: bookingId } = booking;
  const now = new Date(services.clock.now());
  const text = reasonText(reason);
  const ended = { status: "declined", cancelledAt: now, cancelledBy: "host" } as const;
  // Colleagues who were asked too hear that it is answered; the one who answered knows.
  const hostIds = booking.hosts.map(({ user }) => user.id).filter((id) => id !== actorId);
  const [first] = requests;
  const facts = { ...(first ? { aboutAttendeeId: first.id } : {}), ...(actorId ? { actorId } : {}) };
  const news = { bookingId, organizationId, hostIds, kind: "booking_declined", facts } as const;
  if (standing(booking.attendees).length === requests.length) {
    await endBooking(tx, booking, { ...ended, reason: text });
    const attendees = raised(booking);
    await queueBookingMails(services, tx, { ...news, attendees, sequence: booking.sequence + 1 });
  } else {
    await setStatus(tx, organizationId, requests, { ...ended, ...seatReason(booking, text) });
    const attendees = requests.map(({ id, sequence }) => ({ id, sequence: sequence + 1 }));
    await queueBookingMails(services, tx, {
      ...news,
      attendees,
      sequence: booking.sequence,
      event: first?.id ?? "",
    });
  }
  await giveBackPlace(services, tx, booking);
}

type Outcome =
  | { status: "confirmed" }
  | { status: "declined"; cancelledAt: Date; cancelledBy: "host"; reason?: string };

async function setStatus(
  tx: DatabaseTransaction,
  organizationId: string,
  attendees: readonly Attendee[],
  outcome: Outcome,
): Promise<void> {
  await tx.attendee.updateMany({
    where: { organizationId, id: { in: attendees.map(({ id }) => id) } },
    data: { ...outcome, sequence: { increment: 1 } },
  });
}

/**
 * Ends the requests that nobody answered in time, and tells both sides. Returns how many. Runs again and again over all
 * tenants; a request that is answered at the same moment is left alone.
 */
export async function expireRequests(services: Services): Promise<number> {
  const now = services.clock.now();
  const due = await services.database.prisma.booking.findMany({
    where: { attendees: { some: { status: "pending" } }, answerBy: { lte: new Date(now) } },
    select: { id: true, organizationId: true },
    orderBy: { answerBy: "asc" },
    take: 200,
  });
  let expired = 0;
  for (const { id, organizationId } of due) {
    if (await inBookingTransaction(services, (tx) => expireOne(services, tx, organizationId, id))) expired++;
  }
  return expired;
}

async function expireOne(
  services: Services,
  tx: DatabaseTransaction,
  organizationId: string,
  bookingId: string,
): Promise<boolean> {
  await lockWithHosts(tx, organizationId, bookingId);
  const booking = await findBooking(tx, organizationId, bookingId);
  const now = new Date(services.clock.now());
  if (!booking?.answerBy || booking.answerBy > now) return false;
  const waiting = booking.attendees.filter(({ status }) => status === "pending");
  const pending = waiting.filter((attendee) => answerByOf(booking, attendee) <= now.getTime());
  const next = waiting.filter((attendee) => !pending.includes(attendee)).map((a) => answerByOf(booking, a));
  const ended = { cancelledAt: now, cancelledBy: "system" } as const;
  const isWhole = pending.length > 0 && standing(booking.attendees).length === pending.length;
  if (isWhole) {
    await endBooking(tx, booking, { ...ended, status: "expired", reason: "" });
  } else {
    await tx.attendee.updateMany({
      where: { organizationId, id: { in: pending.map(({ id }) => id) } },
      data: { ...ended, ...seatReason(booking, ""), status: "expired", sequence: { increment: 1 } },
    });
    await tx.booking.update({
      where: { id: bookingId, organizationId },
      data: { answerBy: next.length > 0 ? new Date(Math.min(...next)) : null },
      select: { id: true },
    });
  }
  if (pending.length === 0) return false;
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostIds: booking.hosts.map(({ user }) => user.id),
    attendees: pending.map(({ id, sequence }) => ({ id, sequence: sequence + 1 })),
    kind: "booking_expired",
    sequence: isWhole ? booking.sequence + 1 : booking.sequence,
    facts: { changedBy: "system" },
  });
  await giveBackPlace(services, tx, booking);
  return true;
}

/** When a request expires: its hours after it was made, or at the meeting's start. Each seat of a group has its own. */
function answerByOf(booking: BookingDetails, attendee: Attendee): number {
  return requestEnds(booking.eventType.approvalHours, askedAtOf(attendee), booking.startsAt.getTime());
}
