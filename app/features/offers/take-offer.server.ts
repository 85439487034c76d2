import { bookByHand, hostsInQuestion } from "#app/features/booking/booking.server.ts";
import type { BookingDetails } from "#app/features/booking/booking-form.ts";
import { askCalendars } from "#app/features/calendars/calendars.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { isTimeFree, type Offered, readAround } from "./free-times.server.ts";
import { markTaken } from "./offer-repository.server.ts";
import { closeProposals } from "./proposal-repository.server.ts";

/** Who takes a time: what they said in the form, by which clock and in which language. */
export type Taker = BookingDetails & { timeZone: string; locale: Locale };

export type TakeResult =
  | { ok: true; bookingId: string; attendeeId: string }
  /** `over`: the offer or its event type is no more; `seat`: this address has a seat in that group already. */
  | { ok: false; reason: "taken" | "past" | "over" | "seat" }
  /** A calendar does not answer, and the business wants to be sure: the same may be tried again. */
  | { ok: false; reason: "unasked" };

/** Leaves the booking's transaction when the offer was taken or withdrawn between the page and now. */
class OfferOver extends Error {}

type OpenOffer = Offered & { id: string; starts: Date[] };

/**
 * Books one of the offered times, past every rule but an overlap: the business promised it. An offer books once, its
 * id being the booking's key: the same form sent twice, or two times taken at once, are answered by one booking.
 */
export async function takeOffer(
  services: Services,
  offer: OpenOffer,
  { startsAt, taker }: { startsAt: number; taker: Taker },
): Promise<TakeResult> {
  const isOffered = offer.starts.some((start) => start.getTime() === startsAt);
  if (!isOffered) return { ok: false, reason: "taken" };
  return bookPromised(services, offer, {
    startsAt,
    taker,
    idempotencyKey: offer.id,
    refuses: "offer-over",
  });
}

type Promised = {
  startsAt: number;
  taker: Taker;
  idempotencyKey: string;
  /** What has to be true in the booking's transaction; nothing is booked when it is not. */
  refuses: "offer-over" | ((tx: Parameters<typeof markTaken>[0]) => Promise<boolean>);
};

/** A booking that goes past the rules of the event type and never into time that is taken, blocked time included. */
export async function bookPromised(
  services: Services,
  offer: Offered & { id: string },
  { startsAt, taker, idempotencyKey, refuses }: Promised,
): Promise<TakeResult> {
  const { answers, agreed, locationId, guests, phone = "", ...person } = taker;
  const { organizationId, eventTypeId, hostId, lengthMinutes, id } = offer;
  const twin = await services.database.prisma.attendee.findUnique({
    where: { organizationId_idempotencyKey: { organizationId, idempotencyKey } },
    select: { id: true, bookingId: true },
  });
  if (twin) return { ok: true, bookingId: twin.bookingId, attendeeId: twin.id };
  if (startsAt <= services.clock.now()) return { ok: false, reason: "past" };
  const refusal = await whyNotFree(services, offer, startsAt);
  if (refusal) return { ok: false, reason: refusal };
  try {
    const result = await bookByHand(services, {
      ...{ organizationId, eventTypeId, hostId, startsAt, lengthMinutes, idempotencyKey },
      attendee: { ...person, phone },
      ...{ answers, agreed, locationId, ...(guests ? { guests } : {}) },
      despiteRules: true,
      source: "time_offer",
      byAttendee: refuses === "offer-over",
      also: async (tx, { bookingId }) => {
        if (refuses !== "offer-over" && !(await refuses(tx))) throw new OfferOver();
        const isFirst = await markTaken(tx, organizationId, id, bookingId);
        if (!isFirst && refuses === "offer-over") throw new OfferOver();
        await closeProposals(tx, organizationId, id);
      },
    });
    if (result.ok) return { ok: true, bookingId: result.bookingId, attendeeId: result.attendeeId };
    if (result.reason === "seat-taken") return { ok: false, reason: "seat" };
    if (result.reason === "unasked") return { ok: false, reason: "unasked" };
    return { ok: false, reason: "nearest" in result ? "taken" : "over" };
  } catch (error) {
    if (error instanceof OfferOver) return { ok: false, reason: "over" };
    throw error;
  }
}

/** Judged twice, since what is free as far as is known may not be once the hosts' calendars have been asked. */
async function whyNotFree(
  services: Services,
  offer: Offered,
  startsAt: number,
): Promise<"over" | "taken" | null> {
  const known = await readAround(services, offer, [startsAt]);
  if (!known) return "over";
  if (!isTimeFree(known, offer, startsAt)) return "taken";
  const hostIds = hostsInQuestion(known, offer.hostId).map(({ id }) => id);
  await askCalendars(services, { hostIds, eventTypeId: offer.eventTypeId });
  const row = await readAround(services, offer, [startsAt]);
  if (!row) return "over";
  return isTimeFree(row, offer, startsAt) ? null : "taken";
}
