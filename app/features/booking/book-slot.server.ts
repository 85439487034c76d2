import type { NotASlot } from "#app/domain/availability/is-slot.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { seriesStarts } from "#app/domain/booking/series.ts";
import { queueBookingMails } from "#app/features/notifications/notifications.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isSeatsViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import type { BookingSource } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import type { BookingDraft } from "./booking-form.ts";
import { lockHosts } from "./booking-repository.server.ts";
import { insertAttendee, insertBooking, timesOf } from "./booking-writer.server.ts";
import { clearExpiredHolds, releaseHold } from "./hold-repository.server.ts";
import {
  hostsInQuestion,
  hostZoneOf,
  isClosed,
  lengthsOf,
  type OfferChoice,
  slotRulesOf,
  slotsOffered,
} from "./offer.server.ts";
import { findOffer, findOfferById, type OfferBounds, type OfferRow } from "./offer-repository.server.ts";
import { findPlace } from "./place.server.ts";
import { hasTooManyOngoing, usePrivateLink } from "./policy-repository.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

export type SlotRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  draft: BookingDraft;
  source?: BookingSource;
  /** Hash of the visitor's word: their own hold does not stand in their way and ends with the booking. */
  visitor?: string;
  /** The id of the private link that led here; its signature has been checked. */
  privateLinkId?: string | undefined;
};

/** What keeps a slot from being booked, besides its own rules. */
export type BookingRefusal = "link-used" | "too-many" | "seat-taken" | "length" | "host" | "series";

export type BookSlotResult =
  | { ok: true; bookingId: string; attendeeId: string; pending: boolean }
  | { ok: false; reason: "not-found" | BookingRefusal }
  /** `nearest`: up to six free starts around the wanted one, epoch milliseconds; `failing`: of a series. */
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[]; failing: number[] };

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const nearestCount = 6;

/**
 * Books a slot: the booking (or a seat of a group, or a series), its attendee, answers and mails in one transaction,
 * or nothing. The database refuses an overlap and an over-filled group whatever this code believes. Idempotent by the
 * form's key: a second submission is answered like the first.
 */
export async function bookSlot(services: Services, request: SlotRequest): Promise<BookSlotResult> {
  const offer = await readOffer(services, request, request.draft.startsAt);
  if (!offer) return { ok: false, reason: "not-found" };
  const hostIds = hostsInQuestion(offer, request.draft.hostId).map(({ id }) => id);
  const result = await inTurn(hostIds, () => takeSlot(services, request, offer, hostIds));
  return "refused" in result ? refusal(services, request, result) : result;
}

/** Either the booking, or the rule that excludes one of its starts. */
type Taken =
  | { ok: true; bookingId: string; attendeeId: string; pending: boolean }
  | { ok: false; reason: "not-found" | BookingRefusal }
  | { refused: NotASlot | "closed"; failing: number[] };

async function takeSlot(
  services: Services,
  request: SlotRequest,
  seen: OfferRow,
  hostIds: readonly string[],
): Promise<Taken> {
  const { prisma } = services.database;
  const { startsAt, idempotencyKey } = request.draft;
  const before = await findByKey(prisma, seen.organizationId, idempotencyKey);
  if (before) return before;
  // Most losers of a race are told here, without a transaction of their own.
  const offer = await readOffer(services, request, startsAt);
  if (!offer) return { ok: false, reason: "not-found" };
  const early = judgeEarly(services, request, offer);
  if (early) return early;
  try {
    return await inBookingTransaction(services, (tx) =>
      bookInTransaction(services, tx, request, seen, hostIds),
    );
  } catch (error) {
    if (error instanceof Refused) return error.taken;
    if (isExclusionViolation(error) || isSeatsViolation(error)) return { refused: "busy", failing: [] };
    if (!isUniqueViolation(error)) throw error;
    return (
      (await findByKey(prisma, offer.organizationId, idempotencyKey)) ?? { ok: false, reason: "seat-taken" }
    );
  }
}

function judgeEarly(services: Services, { draft }: SlotRequest, offer: OfferRow): Taken | null {
  if (!lengthsOf(offer).includes(draft.lengthMinutes ?? offer.lengthMinutes))
    return { ok: false, reason: "length" };
  if (draft.hostId !== undefined && !isWishAllowed(offer, draft.hostId)) return { ok: false, reason: "host" };
  if (!isWholeSeries(offer, draft)) return { ok: false, reason: "series" };
  if (isClosed(offer)) return { ok: false, reason: "not-found" };
  const rules = slotRulesOf(offer, services.clock.now(), choiceOf(draft));
  if (rules.hosts.length === 0) return { refused: "outside-rules", failing: [draft.startsAt] };
  const verdict = isSlot(rules, draft.startsAt);
  return verdict.ok ? null : { refused: verdict.reason, failing: [draft.startsAt] };
}

function isWishAllowed(offer: OfferRow, hostId: string): boolean {
  return offer.attendeeChoosesHost && offer.hosts.some(({ id, fixed }) => id === hostId && !fixed);
}

/** A series' starts are some of those its rule gives, the first among them. */
function isWholeSeries(offer: OfferRow, { startsAt, series }: BookingDraft): boolean {
  if (!series) return true;
  if (offer.seriesUnit === null || series[0] !== startsAt || series.length > offer.seriesMax) return false;
  const rule = { unit: offer.seriesUnit, every: offer.seriesEvery, count: offer.seriesMax };
  const possible = seriesStarts(zoneRules(hostZoneOf(offer)), startsAt, rule);
  return new Set(series).size === series.length && series.every((start) => possible.includes(start));
}

function choiceOf({ lengthMinutes, hostId }: BookingDraft): OfferChoice {
  return { lengthMinutes, hostId };
}

function boundsAround(services: Services, request: SlotRequest, startsAt: number): OfferBounds {
  const { visitor } = request;
  return { from: startsAt - dayMs, to: startsAt + dayMs, now: services.clock.now(), visitor };
}

function readOffer(services: Services, request: SlotRequest, startsAt: number): Promise<OfferRow | null> {
  const bounds = boundsAround(services, request, startsAt);
  return findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, bounds);
}

/** Ends a transaction with an answer instead of a booking, so that nothing of it stays. */
class Refused extends Error {
  taken: Taken;
  constructor(taken: Taken) {
    super("refused");
    this.taken = taken;
  }
}

async function bookInTransaction(
  services: Services,
  tx: DatabaseTransaction,
  request: SlotRequest,
  seen: OfferRow,
  hostIds: readonly string[],
): Promise<Taken> {
  const { draft } = request;
  await lockHosts(tx, hostIds);
  const twin = await findByKey(tx, seen.organizationId, draft.idempotencyKey);
  if (twin) return twin;
  const now = services.clock.now();
  await clearExpiredHolds(tx, hostIds, now);
  if (request.visitor !== undefined) await releaseHold(tx, seen.organizationId, request.visitor);
  if (request.privateLinkId !== undefined) {
    const { organizationId, eventTypeId } = seen;
    const link = { organizationId, eventTypeId, id: request.privateLinkId };
    if (!(await usePrivateLink(tx, link, now))) throw new Refused({ ok: false, reason: "link-used" });
  }
  const starts = draft.series ?? [draft.startsAt];
  const seriesId = starts.length > 1 ? await insertSeries(tx, seen) : null;
  let first: Taken | undefined;
  for (const startsAt of starts) {
    const made = await bookOne(services, tx, request, {
      seen,
      startsAt,
      seriesId,
      isFirst: first === undefined,
    });
    if (!("ok" in made && made.ok)) throw new Refused(made);
    first ??= made;
  }
  return first ?? { ok: false, reason: "not-found" };
}

async function insertSeries(tx: DatabaseTransaction, offer: OfferRow): Promise<string> {
  const { organizationId, eventTypeId, seriesEvery } = offer;
  const id = randomId();
  const unit = offer.seriesUnit ?? "week";
  await tx.series.create({
    data: { id, organizationId, eventTypeId, unit, every: seriesEvery },
    select: { id: true },
  });
  return id;
}

type Occurrence = { seen: OfferRow; startsAt: number; seriesId: string | null; isFirst: boolean };

async function bookOne(
  services: Services,
  tx: DatabaseTransaction,
  request: SlotRequest,
  { seen, startsAt, seriesId, isFirst }: Occurrence,
): Promise<Taken> {
  const { draft } = request;
  const now = services.clock.now();
  // Read anew for each one of a series, so that limits count those before it.
  const bounds = boundsAround(services, request, startsAt);
  const offer = await findOfferById(queriesOf(tx), seen.organizationId, seen.eventTypeId, bounds);
  if (!offer) return { ok: false, reason: "not-found" };
  if (isFirst && (await hasTooManyOngoing(tx, offer, draft, now))) return { ok: false, reason: "too-many" };
  const place = await findPlace(tx, offer, startsAt, now, choiceOf(draft));
  if (!place.ok) return { refused: place.reason, failing: [startsAt] };
  const pending = needsApproval(offer, startsAt, now);
  const status = pending ? "pending" : "confirmed";
  const bookingId =
    place.bookingId ??
    (await insertBooking(tx, {
      ...newBooking(offer, request, startsAt, now),
      seriesId,
      status,
      hostIds: place.hostIds,
    }));
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

function newBooking(offer: OfferRow, request: SlotRequest, startsAt: number, now: number) {
  const { draft } = request;
  const location = offer.locations.find(({ id }) => id === draft.locationId) ?? offer.locations[0];
  const lengthMinutes = draft.lengthMinutes ?? offer.lengthMinutes;
  const pending = needsApproval(offer, startsAt, now);
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

async function findByKey(
  database: Pick<DatabaseTransaction, "attendee">,
  organizationId: string,
  idempotencyKey: string,
): Promise<Extract<Taken, { ok: true }> | null> {
  const attendee = await database.attendee.findUnique({
    where: { organizationId_idempotencyKey: { organizationId, idempotencyKey } },
    select: { id: true, bookingId: true, status: true },
  });
  return attendee
    ? {
        ok: true,
        bookingId: attendee.bookingId,
        attendeeId: attendee.id,
        pending: attendee.status === "pending",
      }
    : null;
}

async function refusal(
  services: Services,
  request: SlotRequest,
  { refused, failing }: Extract<Taken, { refused: unknown }>,
): Promise<BookSlotResult> {
  const now = services.clock.now();
  const { draft } = request;
  const from = Math.max(now, draft.startsAt - 3 * dayMs);
  const to = from + 14 * dayMs;
  const bounds = { from, to, now, visitor: request.visitor };
  const offer = await findOffer(services.database.pool, request.businessSlug, request.eventTypeSlug, bounds);
  if (!offer) return { ok: false, reason: "not-found" };
  const free = slotsOffered(offer, now, from, to, choiceOf(draft));
  const nearest = nearestSlots(free, draft.startsAt, nearestCount);
  return { ok: false, reason: refused === "busy" ? "slot-taken" : "not-a-slot", nearest, failing };
}
