import { type ChangeRefusal, changeRefusal } from "#app/domain/booking/change-rules.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { paragraphs } from "./booking-form.ts";
import { findBooking, lockBooking } from "./booking-repository.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";

export type BookingChange = {
  organizationId: string;
  bookingId: string;
  by: "attendee" | "host";
  reason: string;
};
export type CancelResult = { ok: true } | { ok: false; reason: "not-found" | ChangeRefusal };

export const reasonMax = 500;

/** Cancels a booking and tells everyone. A second cancellation is refused as already done and sends nothing. */
export async function cancelBooking(services: Services, change: BookingChange): Promise<CancelResult> {
  return inBookingTransaction(services, async (tx): Promise<CancelResult> => {
    await lockBooking(tx, change.organizationId, change.bookingId);
    const booking = await findBooking(tx, change.organizationId, change.bookingId);
    if (!booking) return { ok: false, reason: "not-found" };
    const now = services.clock.now();
    const refusal = changeRefusal(timesToJudge(booking), change.by, now);
    if (refusal) return { ok: false, reason: refusal };
    const sequence = booking.sequence + 1;
    await tx.booking.update({
      where: { id: booking.id, organizationId: change.organizationId },
      data: {
        status: "cancelled",
        cancelledAt: new Date(now),
        cancelledBy: change.by,
        reason: paragraphs(change.reason).slice(0, reasonMax),
        sequence,
      },
      select: { id: true },
    });
    await queueBookingMails(services, tx, {
      bookingId: booking.id,
      organizationId: change.organizationId,
      hostId: booking.hostId,
      attendeeIds: booking.attendees.map((attendee) => attendee.id),
      kind: "booking_cancelled",
      sequence,
      facts: { changedBy: change.by },
    });
    return { ok: true };
  });
}

/** What the rules of change look at. */
export function timesToJudge(booking: {
  status: "confirmed" | "cancelled";
  startsAt: Date;
  endsAt: Date;
  eventType: { changeNoticeMinutes: number };
}) {
  return {
    status: booking.status,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    changeNoticeMinutes: booking.eventType.changeNoticeMinutes,
  };
}
