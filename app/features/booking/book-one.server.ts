import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingDraft } from "./booking-form.ts";
import { insertAttendee, insertBooking, occupy, timesOf } from "./booking-writer.server.ts";
import { hostsInQuestion } from "./offer.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { findPlace, type Place } from "./place.server.ts";
import { hasTooManyOngoing } from "./policy-repository.server.ts";
import { boundsAround, choiceOf, type SlotRequest, type Taken } from "./slot-request.server.ts";
import { queriesOf } from "./transaction.server.ts";

const hourMs = 3_600_000;

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
  if (isFirst && isVisitor && (await hasTooManyOngoing(tx, offer, draft, now)))
    return { ok: false, reason: "too-many" };
  const place = request.despiteRules
    ? placeDespiteRules(offer, request, startsAt)
    : await findPlace(tx, offer, startsAt, now, choiceOf(request));
  if (!place.ok) return { refused: place.reason, failing: [startsAt] };
  const pending = isVisitor && needsApproval(offer, startsAt, now);
  const status = pending ? "pending" : "confirmed";
  const bookingId =
    place.bookingId ??
    (await insertBooking(tx, {
      ...newBooking(offer, request, { startsAt, now, pending }),
      seriesId,
      status,
      hostIds: place.hostIds,
    }));
  if (place.bookingId !== null)
    await joinMeeting(tx, offer, { bookingId: place.bookingId, startsAt, pending, now });
  const attendeeIds = await addAttendees(tx, request, { offer, bookingId, status, isFirst, now });
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

export function needsApproval(
  offer: Pick<OfferRow, "approval" | "approvalNotice">,
  startsAt: number,
  now: number,
): boolean {
  if (offer.approval === "short_notice") return startsAt - now < offer.approvalNotice * 60_000;
  return offer.approval === "always";
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
    answerBy: pending ? new Date(Math.min(startsAt, now + offer.approvalHours * hourMs)) : null,
    campaign: offer.keepsCampaign ? (draft.campaign ?? {}) : {},
    createdAt: new Date(now),
    occupies: !pending || offer.pendingBlocks,
    ...timesOf({ ...offer, lengthMinutes }, startsAt),
  } as const;
}

/** The attendee first, then the guests they bring. */
async function addAttendees(
  tx: DatabaseTransaction,
  { draft, locale }: SlotRequest,
  given: {
    offer: OfferRow;
    bookingId: string;
    status: "pending" | "confirmed";
    isFirst: boolean;
    now: number;
  },
): Promise<string[]> {
  const { offer, bookingId, status, isFirst, now } = given;
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

/** The hosts a member names, whatever their rules say; of a group's meeting that stands there, a seat. */
function placeDespiteRules(offer: OfferRow, { draft }: SlotRequest, startsAt: number): Place {
  const standing = offer.meetings.find(
    (meeting) => meeting.start === startsAt && meeting.bookingId !== null && meeting.taken < meeting.seats,
  );
  if (standing?.bookingId) return { ok: true, bookingId: standing.bookingId, hostIds: [standing.hostId] };
  const hosts = hostsInQuestion(offer, draft.hostId);
  const taking = offer.hostMode === "round_robin" ? hosts.slice(0, 1) : hosts;
  const hostIds = taking.map(({ id }) => id);
  return hostIds.length > 0 ? { ok: true, bookingId: null, hostIds } : { ok: false, reason: "outside-rules" };
}

/**
 * A seat is taken in a group meeting that stands: a confirmed seat confirms a meeting that had requests alone, and a
 * request gives it a day of answer.
 */
async function joinMeeting(
  tx: DatabaseTransaction,
  offer: OfferRow,
  joined: { bookingId: string; startsAt: number; pending: boolean; now: number },
): Promise<void> {
  const { bookingId, startsAt, pending, now } = joined;
  const { organizationId, eventTypeId } = offer;
  const booking = await tx.booking.findUniqueOrThrow({
    where: { id: bookingId, organizationId },
    include: { hosts: { select: { userId: true } }, _count: { select: { occupiedTimes: true } } },
  });
  if (pending) {
    const answerBy = new Date(Math.min(startsAt, now + offer.approvalHours * hourMs));
    if (booking.answerBy !== null && booking.answerBy <= answerBy) return;
    await tx.booking.update({
      where: { id: bookingId, organizationId },
      data: { answerBy },
      select: { id: true },
    });
    return;
  }
  if (booking.status !== "pending") return;
  await tx.booking.update({
    where: { id: bookingId, organizationId },
    data: { status: "confirmed" },
    select: { id: true },
  });
  if (booking._count.occupiedTimes === 0) {
    const hostIds = booking.hosts.map(({ userId }) => userId);
    const { seats, startsAt: starts, endsAt, occupiedStartsAt, occupiedEndsAt } = booking;
    const times = { startsAt: starts, endsAt, occupiedStartsAt, occupiedEndsAt };
    await occupy(tx, { organizationId, eventTypeId, bookingId, seats, hostIds, ...times });
  }
}
