import { hostsFreeAt, isSlot } from "#app/domain/availability/is-slot.ts";
import { nearestSlots } from "#app/domain/availability/slots.ts";
import { seriesStarts } from "#app/domain/booking/series.ts";
import { askCalendars } from "#app/features/calendars/calendars.server.ts";
import {
  type DatabaseTransaction,
  isExclusionViolation,
  isSeatsViolation,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { bookOne } from "./book-one.server.ts";
import type { BookingDraft } from "./booking-form.ts";
import { lockHosts, lockLimits } from "./booking-repository.server.ts";
import { clearExpiredHolds, releaseHold, settleWaiting } from "./hold-repository.server.ts";
import { noteConsents } from "./note-consents.server.ts";
import {
  hostsInQuestion,
  hostZoneOf,
  isClosed,
  lengthsOf,
  slotRulesOf,
  slotsOffered,
} from "./offer.server.ts";
import { findOffer, type OfferRow } from "./offer-repository.server.ts";
import { spendPrivateLink } from "./policy-repository.server.ts";
import { findByKey, findRepeat } from "./repeated-booking.server.ts";
import {
  type BookSlotResult,
  boundsAround,
  choiceOf,
  type SlotRequest,
  type Taken,
} from "./slot-request.server.ts";
import { inBookingTransaction, inTurn } from "./transaction.server.ts";
import { waitNoLonger } from "./waiting-ends.server.ts";

export type { BookSlotResult, SlotRequest } from "./slot-request.server.ts";

const dayMs = 86_400_000;
const nearestCount = 6;

/**
 * Books a slot: the booking (or a seat of a group, or a series), its attendee, answers and mails in one transaction,
 * or nothing. The database refuses an overlap and an over-filled group whatever this code believes. Idempotent by the
 * form's key, and for an hour by what one browser asks for: a second submission is answered like the first.
 */
export async function bookSlot(services: Services, request: SlotRequest): Promise<BookSlotResult> {
  const offer = await readOffer(services, request, request.draft.startsAt);
  if (!offer) return { ok: false, reason: "not-found" };
  const hostIds = hostsInQuestion(offer, request.draft.hostId).map(({ id }) => id);
  const unasked = await askCalendars(services, {
    hostIds: hostsToAsk(services, request, offer),
    eventTypeId: offer.eventTypeId,
  });
  const result = await inTurn(hostIds, () => takeSlot(services, { ...request, unasked }, offer, hostIds));
  return "refused" in result ? refusal(services, request, result) : result;
}

/** Those who could give the time, as far as is known: nobody is asked for what is refused anyway, or stands already. */
function hostsToAsk(services: Services, request: SlotRequest, offer: OfferRow): string[] {
  const { startsAt, hostId, series } = request.draft;
  if (judgeEarly(services, request, offer)) return [];
  const hosts = hostsInQuestion(offer, hostId);
  if (request.despiteRules || series) return hosts.map(({ id }) => id);
  if (offer.meetings.some(({ start, bookingId }) => start === startsAt && bookingId !== null)) return [];
  const rules = slotRulesOf(offer, services.clock.now(), choiceOf(request));
  return hostsFreeAt(rules, startsAt).flatMap((place) => hosts[place]?.id ?? []);
}

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
  if (early) return (await findRepeat(prisma, offer, request, services.clock.now())) ?? early;
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

function judgeEarly(services: Services, request: SlotRequest, offer: OfferRow): Taken | null {
  const { draft } = request;
  if (request.despiteRules) return judgeDespiteRules(services, request, offer);
  if (!lengthsOf(offer).includes(draft.lengthMinutes ?? offer.lengthMinutes))
    return { ok: false, reason: "length" };
  if (!isWishAllowed(offer, request)) return { ok: false, reason: "host" };
  if (!isWholeSeries(offer, draft)) return { ok: false, reason: "series" };
  if (isClosed(offer) && request.asker !== "host") return { ok: false, reason: "not-found" };
  const rules = slotRulesOf(offer, services.clock.now(), choiceOf(request));
  if (rules.hosts.length === 0) return { refused: "outside-rules", failing: [draft.startsAt] };
  const verdict = isSlot(rules, draft.startsAt);
  return verdict.ok ? null : { refused: verdict.reason, failing: [draft.startsAt] };
}

const lengthMax = 1440;

/** What holds for everybody: a meeting has a length, lies ahead, and is given by somebody who gives it. */
function judgeDespiteRules(services: Services, request: SlotRequest, offer: OfferRow): Taken | null {
  const { startsAt, lengthMinutes = offer.lengthMinutes } = request.draft;
  if (!(Number.isInteger(lengthMinutes) && lengthMinutes >= 1 && lengthMinutes <= lengthMax))
    return { ok: false, reason: "length" };
  if (startsAt <= services.clock.now()) return { refused: "past", failing: [startsAt] };
  return isWishAllowed(offer, request) ? null : { ok: false, reason: "host" };
}

function isWishAllowed(offer: OfferRow, { draft: { hostId }, asker }: SlotRequest): boolean {
  if (hostId === undefined) return true;
  const wished = offer.hosts.find(({ id }) => id === hostId);
  return wished !== undefined && (asker === "host" || (offer.attendeeChoosesHost && !wished.fixed));
}

/** A series' starts are some of those its rule gives, the first among them. */
function isWholeSeries(offer: OfferRow, { startsAt, series }: BookingDraft): boolean {
  if (!series) return true;
  if (offer.seriesUnit === null || series[0] !== startsAt || series.length > offer.seriesMax) return false;
  const rule = { unit: offer.seriesUnit, every: offer.seriesEvery, count: offer.seriesMax };
  const possible = seriesStarts(zoneRules(hostZoneOf(offer)), startsAt, rule);
  return new Set(series).size === series.length && series.every((start) => possible.includes(start));
}

function readOffer(services: Services, request: SlotRequest, startsAt: number): Promise<OfferRow | null> {
  const bounds = boundsAround(request, startsAt, services.clock.now());
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
  await lockLimits(tx, seen.organizationId, seen.eventTypeId);
  const twin = await findByKey(tx, seen.organizationId, draft.idempotencyKey);
  if (twin) return twin;
  const now = services.clock.now();
  const repeat = await findRepeat(tx, seen, request, now);
  if (repeat) return repeat;
  await clearExpiredHolds(tx, hostIds, now);
  if (request.visitor !== undefined) await endOwnHold(tx, seen, request.visitor, draft.startsAt);
  if (request.privateLinkId !== undefined) {
    const { organizationId, eventTypeId } = seen;
    const link = { organizationId, eventTypeId, id: request.privateLinkId };
    if (!(await spendPrivateLink(tx, link, now))) throw new Refused({ ok: false, reason: "link-used" });
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
  await waitNoLonger(tx, { ...seen, email: draft.email }, starts);
  if (first && "ok" in first && first.ok) await noteConsents(services, tx, request, { seen, ...first });
  if (first && "ok" in first && first.ok) await request.also?.(tx, first);
  return first ?? { ok: false, reason: "not-found" };
}

/** A hold ends with what its holder books, and with it their place on the waiting list, when it was kept for that. */
async function endOwnHold(
  tx: DatabaseTransaction,
  { organizationId, eventTypeId }: OfferRow,
  visitor: string,
  startsAt: number,
): Promise<void> {
  await settleWaiting(tx, { organizationId, eventTypeId, visitor, startsAt });
  await releaseHold(tx, organizationId, visitor);
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
  const free = slotsOffered(offer, now, from, to, choiceOf(request));
  const nearest = nearestSlots(free, draft.startsAt, nearestCount);
  return { ok: false, reason: refused === "busy" ? "slot-taken" : "not-a-slot", nearest, failing };
}
