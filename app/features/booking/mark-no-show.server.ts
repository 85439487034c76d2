import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { lockBooking } from "./booking-repository.server.ts";
import { noteChange } from "./note-change.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";

/** The mail waits so long, so that a slip of the hand tells nobody. */
const graceMs = 10 * 60_000;

export type NoShow = {
  organizationId: string;
  bookingId: string;
  attendeeId: string;
  /** Takes the note back. */
  came: boolean;
  /** Whether they are to be told by mail. */
  tells: boolean;
  actorId?: string;
};

export type NoShowResult = { ok: true } | { ok: false; reason: "not-found" | "not-possible" };

/**
 * Notes that somebody who was to come did not, or that they did after all: from the start on, for the seats that were
 * agreed. A repeat changes nothing. Nobody is told unless it is wished, and nobody twice.
 */
export function markNoShow(services: Services, wish: NoShow): Promise<NoShowResult> {
  return inBookingTransaction(services, async (tx): Promise<NoShowResult> => {
    const { organizationId, bookingId, attendeeId, came, tells, actorId } = wish;
    await lockBooking(tx, organizationId, bookingId);
    const seat = await findSeat(tx, wish);
    if (!seat) return { ok: false, reason: "not-found" };
    const now = services.clock.now();
    const wasToCome = seat.status === "confirmed" && seat.booking.status === "confirmed";
    if (!wasToCome || seat.booking.startsAt.getTime() > now) return { ok: false, reason: "not-possible" };
    const isNews = (seat.noShowAt === null) !== came;
    if (isNews) {
      await tx.attendee.updateMany({
        where: { id: attendeeId, organizationId },
        data: { noShowAt: came ? null : new Date(now) },
      });
      await noteChange(services, tx, "booking.attendance", { organizationId, bookingId, actorId });
    }
    if (!came && tells) {
      const notedAt = isNews ? now : (seat.noShowAt?.getTime() ?? now);
      const dedupeKey = `booking:${bookingId}:no-show:${attendeeId}:${notedAt}`;
      const mail = { kind: "booking_no_show", organizationId, bookingId, attendeeId, dedupeKey } as const;
      await queueMail(services, tx, mail, { notBefore: now + graceMs });
    }
    return { ok: true };
  });
}

function findSeat(tx: DatabaseTransaction, { organizationId, bookingId, attendeeId: id }: NoShow) {
  return tx.attendee.findFirst({
    where: { id, organizationId, bookingId, accompaniesId: null, restrictedAt: null },
    select: { status: true, noShowAt: true, booking: { select: { status: true, startsAt: true } } },
  });
}
