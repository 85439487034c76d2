import type { Agreed } from "#app/features/consents/consent-texts.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { bookSlot } from "./book-slot.server.ts";
import type { GivenAnswer } from "./booking-form.ts";
import { noteChange } from "./note-change.server.ts";
import type { BookSlotResult, SlotRequest } from "./slot-request.server.ts";

export type ByHandBooking = {
  organizationId: string;
  eventTypeId: string;
  /** The host, where the event type has several; chosen when absent. */
  hostId?: string | undefined;
  startsAt: number;
  lengthMinutes: number;
  attendee: { name: string; email: string; phone: string; timeZone: string; locale: Locale };
  answers: GivenAnswer[];
  /** What the attendee ticked, where it was they who took a time that was offered. */
  agreed?: Agreed | undefined;
  locationId?: string | undefined;
  guests?: string[];
  /** Goes past hours, notice, window, limits and grid; never into time that is taken. */
  despiteRules: boolean;
  idempotencyKey: string;
  source?: "by_hand" | "time_offer";
  /** It is the attendee who takes what a member has offered. */
  byAttendee?: boolean;
  also?: SlotRequest["also"];
  /** The member who books. */
  actorId?: string;
};

/**
 * A member books for a customer. Notice, window, limits and approval are for visitors and do not count; hours and grid
 * do, unless the member knowingly goes past them.
 */
export async function bookByHand(services: Services, booking: ByHandBooking): Promise<BookSlotResult> {
  const { organizationId, eventTypeId, attendee, startsAt, lengthMinutes, actorId } = booking;
  const source = booking.source ?? "by_hand";
  const eventType = await services.database.prisma.eventType.findFirst({
    where: { id: eventTypeId, organizationId, deletedAt: null },
    select: { slug: true, organization: { select: { slug: true } } },
  });
  if (!eventType) return { ok: false, reason: "not-found" };
  return bookSlot(services, {
    businessSlug: eventType.organization.slug,
    eventTypeSlug: eventType.slug,
    locale: attendee.locale,
    source,
    asker: "host",
    byAttendee: booking.byAttendee ?? false,
    despiteRules: booking.despiteRules,
    also: async (tx, made) => {
      await booking.also?.(tx, made);
      const { bookingId } = made;
      if (source === "by_hand")
        await noteChange(services, tx, "booking.made", { organizationId, bookingId, actorId });
    },
    draft: {
      startsAt,
      lengthMinutes,
      hostId: booking.hostId,
      timeZone: attendee.timeZone,
      idempotencyKey: booking.idempotencyKey,
      name: attendee.name,
      email: attendee.email,
      phone: attendee.phone,
      locationId: booking.locationId,
      guests: booking.guests,
      answers: booking.answers,
      agreed: booking.agreed,
    },
  });
}
