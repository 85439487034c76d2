import { isSlot, type NotASlot } from "#app/domain/availability/is-slot.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingDraft } from "./booking-form.ts";
import { lockHost } from "./booking-repository.server.ts";
import { slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOffer, type OfferRow } from "./offer-repository.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

export type SlotRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  draft: BookingDraft;
};

export type BookSlotResult =
  | { ok: true; bookingId: string }
  | { ok: false; reason: "not-found" }
  /** `nearest`: up to six free starts around the wanted one, epoch milliseconds. */
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[] };

const dayMs = 86_400_000;
const nearestCount = 6;

/**
 * Books a slot: the booking, its attendee, answers and mails in one transaction, or nothing. The database refuses an
 * overlap whatever this code believes. Idempotent by the form's key: a second submission is answered like the first.
 */
export async function bookSlot(services: Services, request: SlotRequest): Promise<BookSlotResult> {
  const bounds = around(request.draft.startsAt);
  const offer = await findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, bounds);
  if (!offer) return { ok: false, reason: "not-found" };
  const result = await inTurn(offer.hostId, () => takeSlot(services, request, offer));
  return "refused" in result ? refusal(services, request, result.refused) : result;
}

/** Either the booking, or the rule that excludes it. */
type Taken = { ok: true; bookingId: string } | { ok: false; reason: "not-found" } | { refused: NotASlot };

async function takeSlot(services: Services, request: SlotRequest, seen: OfferRow): Promise<Taken> {
  const { prisma, pool } = services.database;
  const { startsAt, idempotencyKey } = request.draft;
  const before = await findByKey(prisma, seen.eventTypeId, idempotencyKey);
  if (before) return { ok: true, bookingId: before };
  // Most losers of a race are told here, without a transaction of their own.
  const offer = await findOffer(pool, request.businessSlug, request.eventTypeSlug, around(startsAt));
  if (!offer) return { ok: false, reason: "not-found" };
  const early = isSlot(slotRulesOf(offer, services.clock.now()), startsAt);
  if (!early.ok) return { refused: early.reason };
  try {
    return await inBookingTransaction(services, (tx) => insertBooking(services, tx, request, offer));
  } catch (error) {
    if (isExclusionViolation(error)) return { refused: "busy" };
    if (!isUniqueViolation(error)) throw error;
    const twin = await findByKey(prisma, offer.eventTypeId, idempotencyKey);
    if (!twin) throw error;
    return { ok: true, bookingId: twin };
  }
}

function around(startsAt: number) {
  return { from: startsAt - dayMs, to: startsAt + dayMs };
}

async function insertBooking(
  services: Services,
  tx: DatabaseTransaction,
  request: SlotRequest,
  seen: OfferRow,
): Promise<Taken> {
  const { draft } = request;
  await lockHost(tx, seen.hostId);
  const twin = await findByKey(tx, seen.eventTypeId, draft.idempotencyKey);
  if (twin) return { ok: true, bookingId: twin };
  const offer = await findOffer(
    queriesOf(tx),
    request.businessSlug,
    request.eventTypeSlug,
    around(draft.startsAt),
  );
  if (!offer || offer.hostId !== seen.hostId) return { ok: false, reason: "not-found" };
  const verdict = isSlot(slotRulesOf(offer, services.clock.now()), draft.startsAt);
  if (!verdict.ok) return { refused: verdict.reason };
  const bookingId = randomId();
  const attendeeId = randomId();
  const { organizationId } = offer;
  await tx.booking.create({
    data: bookingRow(offer, draft, bookingId, services.clock.now()),
    select: { id: true },
  });
  await tx.attendee.create({
    data: {
      id: attendeeId,
      organizationId,
      bookingId,
      name: draft.name,
      email: draft.email,
      timeZone: draft.timeZone,
      locale: request.locale,
    },
    select: { id: true },
  });
  if (draft.answers.length > 0) {
    await tx.answer.createMany({
      data: draft.answers.map((answer, position) => ({
        id: randomId(),
        organizationId,
        bookingId,
        position,
        ...answer,
      })),
    });
  }
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId,
    hostId: offer.hostId,
    attendeeIds: [attendeeId],
    kind: "booking_confirmed",
    sequence: 0,
  });
  return { ok: true, bookingId };
}

function bookingRow(offer: OfferRow, draft: BookingDraft, id: string, now: number) {
  return {
    id,
    organizationId: offer.organizationId,
    eventTypeId: offer.eventTypeId,
    hostId: offer.hostId,
    title: offer.title,
    idempotencyKey: draft.idempotencyKey,
    createdAt: new Date(now),
    ...timesOf(offer, draft.startsAt),
  };
}

/** The meeting and what it occupies with its buffers. */
export function timesOf(offer: OfferRow, startsAt: number) {
  const endsAt = startsAt + offer.lengthMinutes * 60_000;
  return {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    occupiedStartsAt: new Date(startsAt - offer.bufferBeforeMinutes * 60_000),
    occupiedEndsAt: new Date(endsAt + offer.bufferAfterMinutes * 60_000),
  };
}

async function findByKey(
  database: Pick<DatabaseTransaction, "booking">,
  eventTypeId: string,
  idempotencyKey: string,
): Promise<string | null> {
  const booking = await database.booking.findUnique({
    where: { eventTypeId_idempotencyKey: { eventTypeId, idempotencyKey } },
    select: { id: true },
  });
  return booking?.id ?? null;
}

async function refusal(services: Services, request: SlotRequest, why: NotASlot): Promise<BookSlotResult> {
  const now = services.clock.now();
  const from = Math.max(now, request.draft.startsAt - 3 * dayMs);
  const to = from + 14 * dayMs;
  const offer = await findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, {
    from,
    to,
  });
  if (!offer) return { ok: false, reason: "not-found" };
  const nearest = nearestSlots(slotsOffered(offer, now, from, to), request.draft.startsAt, nearestCount);
  return { ok: false, reason: why === "busy" ? "slot-taken" : "not-a-slot", nearest };
}
