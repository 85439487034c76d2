import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingDraft } from "./booking-form.ts";
import { needsApproval } from "./booking-move.ts";
import { insertAttendee, insertBooking, timesOf } from "./booking-writer.server.ts";
import { joinMeeting, requestEnds } from "./join-meeting.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { findPlace, placeDespiteRules } from "./place.server.ts";
import { hasTooManyOngoing } from "./policy-repository.server.ts";
import { resumeSeries } from "./series-repository.server.ts";
import { boundsAround, choiceOf, type SlotRequest, type Taken } from "./slot-request.server.ts";
import { queriesOf } from "./transaction.server.ts";

type Occurrence = { seen: OfferRow; startsAt: number; seriesId: string | null; isFirst: boolean };

/** Books one start of a request, with its attendees and mails, or says what excludes it. */
export async function bookOne(
  services: Services,
  tx: DatabaseTransaction,
  request: SlotRequest,
  { seen, startsAt, seriesId, isFirst }: Occurrence,
): Promise<Taken> {
  const { draft } = request;
  const now = services.clock.now();
  // Read anew for each one of a series, so that limits count those before it.
  const bounds = boundsAround(request, startsAt, now);
  const offer = await findOfferById(queriesOf(tx), seen.organizationId, seen.eventTypeId, bounds);
  if (!offer) return { ok: false, reason: "not-found" };
  const isVisitor = request.asker !== "host";
  if (isVisitor && offer.byLinksAlone && request.privateLinkId === undefined)
    return { ok: false, reason: "not-found" };
  if (isFirst && isVisitor && (await hasTooManyOngoing(tx, offer, draft, now)))
    return { ok: false, reason: "too-many" };
  const place = request.despiteRules
    ? await placeDespiteRules(tx, offer, startsAt, choiceOf(request))
    : await findPlace(tx, offer, startsAt, now, choiceOf(request));
  if (!place.ok) return { refused: place.reason, failing: [startsAt] };
  if (place.bookingId === null && isUnasked(offer, request, place.hostIds))
    return { ok: false, reason: "unasked" };
  const pending = isVisitor && needsApproval(offer, startsAt, now);
  const status = pending ? "pending" : "confirmed";
  const bookingId =
    place.bookingId ??
    (await insertBooking(tx, {
      ...newBooking(offer, request, { startsAt, now, pending }),
      status,
      hostIds: place.hostIds,
      unasked: request.unasked,
    }));
  if (place.bookingId !== null)
    await joinMeeting(tx, offer, { bookingId: place.bookingId, startsAt, pending, askedAt: now });
  const attendeeIds = await addAttendees(tx, request, {
    ...{ offer, bookingId, status, isFirst, now },
    seriesId: seriesId ?? (place.bookingId && (await resumeSeries(tx, offer, place.bookingId, request))),
  });
  const [attendeeId = ""] = attendeeIds;
  await queueBookingMails(services, tx, {
    bookingId,
    organizationId: offer.organizationId,
    hostIds: place.hostIds,
    attendees: attendeeIds.map((id) => ({ id, sequence: 0 })),
    kind: pending ? "booking_requested" : "booking_confirmed",
    sequence: place.bookingId === null ? 0 : await sequenceOf(tx, offer.organizationId, bookingId),
    // A seat that joins a group is news of its own for the host.
    event: attendeeId,
    facts: { aboutAttendeeId: attendeeId },
  });
  return { ok: true, bookingId, attendeeId, pending };
}

/** A calendar of a host who would give the time does not answer, and it is a visitor of a business that wants to be sure. */
function isUnasked(
  offer: OfferRow,
  { asker, byAttendee = false, unasked }: SlotRequest,
  hostIds: readonly string[],
) {
  const isOfMember = asker === "host" && !byAttendee;
  return offer.refusesUnasked && !isOfMember && hostIds.some((id) => unasked?.has(id));
}

/** A request takes the time where the event type says so; in a group it takes a seat, and so its meeting's time. */
export function requestsTakeTime({
  pendingBlocks,
  seats,
}: Pick<OfferRow, "pendingBlocks" | "seats">): boolean {
  return pendingBlocks || seats !== null;
}

function newBooking(
  offer: OfferRow,
  request: SlotRequest,
  { startsAt, now, pending }: { startsAt: number; now: number; pending: boolean },
) {
  const { draft } = request;
  const location = offer.locations.find(({ id }) => id === draft.locationId) ?? offer.locations[0];
  const lengthMinutes = draft.lengthMinutes ?? offer.lengthMinutes;
  return {
    organizationId: offer.organizationId,
    eventTypeId: offer.eventTypeId,
    source: request.source ?? "page",
    title: offer.title,
    seats: offer.seats,
    locationKind: location?.kind ?? "parley_room",
    locationDetail: location?.detail ?? "",
    answerBy: pending ? new Date(requestEnds(offer.approvalHours, now, startsAt)) : null,
    campaign: offer.keepsCampaign ? (draft.campaign ?? {}) : {},
    createdAt: new Date(now),
    occupies: !pending || requestsTakeTime(offer),
    ...timesOf({ ...offer, lengthMinutes }, startsAt),
  } as const;
}

/** The attendee first, then the guests they bring. */
async function addAttendees(
  tx: DatabaseTransaction,
  { draft, locale, visitor }: SlotRequest,
  given: {
    offer: OfferRow;
    bookingId: string;
    seriesId: string | null;
    status: "pending" | "confirmed";
    isFirst: boolean;
    now: number;
  },
): Promise<string[]> {
  const { offer, bookingId, seriesId, status, isFirst, now } = given;
  const shared = {
    organizationId: offer.organizationId,
    bookingId,
    status,
    timeZone: draft.timeZone,
    locale,
    createdAt: new Date(now),
  };
  const attendeeId = await insertAttendee(
    tx,
    {
      ...shared,
      accompaniesId: null,
      seriesId,
      visitor: visitor ?? null,
      name: draft.name,
      email: draft.email,
      phone: draft.phone ?? "",
      idempotencyKey: isFirst ? draft.idempotencyKey : null,
    },
    draft.answers,
  );
  const guestIds: string[] = [];
  for (const email of guestsOf(offer, draft)) {
    const guest = { ...shared, accompaniesId: attendeeId, name: "", email, phone: "", idempotencyKey: null };
    guestIds.push(await insertAttendee(tx, guest));
  }
  return [attendeeId, ...guestIds];
}

async function sequenceOf(tx: DatabaseTransaction, organizationId: string, id: string): Promise<number> {
  const { sequence } = await tx.booking.findUniqueOrThrow({
    where: { id, organizationId },
    select: { sequence: true },
  });
  return sequence;
}

/** A group's seats are taken one by one, so nobody brings guests there. */
function guestsOf(offer: OfferRow, { email, guests = [] }: BookingDraft): string[] {
  if (offer.seats !== null) return [];
  const others = guests.filter((guest) => guest.toLowerCase() !== email.toLowerCase());
  return [...new Map(others.map((guest) => [guest.toLowerCase(), guest])).values()].slice(0, offer.guestsMax);
}
