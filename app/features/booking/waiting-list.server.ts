import { dayMs, dayNumberOf, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import { startOfDay } from "#app/domain/availability/zone.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import { hashToken, randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { lengthsOf, type OfferChoice, slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOffer, type OfferRow } from "./offer-repository.server.ts";
import { choosableHosts } from "./page-choices.server.ts";
import { inBookingTransaction } from "./transaction.server.ts";
import { announceFreedPlace } from "./waiting-jobs.server.ts";

export type WaitingWish = {
  businessSlug: string;
  eventTypeSlug: string;
  /** The full meeting, epoch ms; or the full day ("2026-12-03" in `timeZone`). Exactly one of them. */
  startsAt?: number;
  date?: string;
  /** The length that was looked at, minutes; the event type's own when absent. */
  lengthMinutes?: number | undefined;
  /** The host who was wished for, where attendees choose one. */
  hostId?: string | undefined;
  name: string;
  email: string;
  timeZone: string;
  locale: Locale;
};

export type JoinResult =
  | { ok: true; entryId: string }
  /** `free`: there is a place, so it can simply be booked. */
  | { ok: false; reason: "not-found" | "no-waiting-list" | "past" | "free" };

/** The holder of a place that is kept for somebody on the waiting list. */
export function waitingVisitor(entryId: string): string {
  return hashToken(`waiting:${entryId}`);
}

/** Puts somebody on the list of a meeting or a day. The same address waits for the same thing once. */
export async function joinWaitingList(services: Services, wish: WaitingWish): Promise<JoinResult> {
  const now = services.clock.now();
  const range = wishedRange(wish);
  const bounds = { ...range, now };
  const offer = await findOffer(services.database.pool, wish.businessSlug, wish.eventTypeSlug, bounds);
  if (!offer) return { ok: false, reason: "not-found" };
  if (!offer.waitingList || offer.disabled) return { ok: false, reason: "no-waiting-list" };
  if (range.to <= now) return { ok: false, reason: "past" };
  const choice = choiceFor(offer, wish);
  if (!choice) return { ok: false, reason: "not-found" };
  if (slotsOffered(offer, now, range.from, range.to, choice).length > 0) return { ok: false, reason: "free" };
  if (wish.startsAt !== undefined && !couldFallFree(offer, wish.startsAt, now, choice))
    return { ok: false, reason: "not-found" };
  const { organizationId, eventTypeId } = offer;
  const [lengthMinutes, hostId] = [choice.lengthMinutes ?? null, choice.hostId ?? null];
  const target = {
    lengthMinutes,
    hostId,
    startsAt: wish.startsAt === undefined ? null : new Date(wish.startsAt),
    date: wish.date === undefined ? null : new Date(dayNumberOf(wish.date) * dayMs),
  };
  return inBookingTransaction(services, async (tx): Promise<JoinResult> => {
    const word = `waiting:${eventTypeId}:${wish.email.toLowerCase()}`;
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${word}, 0))`;
    const [before] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM waiting_entry
       WHERE organization_id = ${organizationId} AND event_type_id = ${eventTypeId}
         AND starts_at IS NOT DISTINCT FROM ${target.startsAt}::timestamptz
         AND date IS NOT DISTINCT FROM ${wish.date ?? null}::date
         AND length_minutes IS NOT DISTINCT FROM ${lengthMinutes}::int AND host_id IS NOT DISTINCT FROM ${hostId}::text
         AND status IN ('waiting', 'offered') AND lower(email) = lower(${wish.email})`;
    if (before) return { ok: true, entryId: before.id };
    const id = randomId();
    const { name, email, timeZone, locale } = wish;
    await tx.waitingEntry.create({
      data: {
        ...{ id, organizationId, eventTypeId, name, email, timeZone, locale, ...target },
        endsOn: new Date(wish.startsAt ?? range.to),
        createdAt: new Date(now),
      },
      select: { id: true },
    });
    await queueMail(services, tx, {
      kind: "waiting_joined",
      organizationId,
      waitingEntryId: id,
      dedupeKey: `waiting:${id}:joined`,
    });
    return { ok: true, entryId: id };
  });
}

/** What is waited for as the engine asks for it; null where the event type has no such length, or no host to choose. */
export function choiceFor(
  offer: OfferRow,
  {
    lengthMinutes,
    hostId,
  }: { lengthMinutes?: number | null | undefined; hostId?: string | null | undefined },
): OfferChoice | null {
  const length = lengthMinutes ?? undefined;
  const host = hostId ?? undefined;
  if (length !== undefined && !lengthsOf(offer).includes(length)) return null;
  if (host !== undefined && !choosableHosts(offer).some(({ id }) => id === host)) return null;
  return { lengthMinutes: length, hostId: host };
}

/** Only what somebody else has can fall free: a full meeting, or a time that is a slot but for being taken. */
function couldFallFree(offer: OfferRow, startsAt: number, now: number, choice: OfferChoice): boolean {
  const isMeant = (hostId: string) => choice.hostId === undefined || choice.hostId === hostId;
  if (offer.meetings.some(({ start, hostId }) => start === startsAt && isMeant(hostId))) return true;
  const rules = slotRulesOf(offer, now, choice);
  if (rules.hosts.length === 0) return false;
  const verdict = isSlot(rules, startsAt);
  return !verdict.ok && verdict.reason === "busy";
}

export function wishedRange(wish: Pick<WaitingWish, "startsAt" | "date" | "timeZone">): {
  from: number;
  to: number;
} {
  if (wish.startsAt !== undefined) return { from: wish.startsAt, to: wish.startsAt + 1 };
  const zone = zoneRules(wish.timeZone);
  const day = dayNumberOf(wish.date ?? "");
  return { from: startOfDay(zone, day), to: startOfDay(zone, day + 1) };
}

/** The same of a stored entry. */
export function rangeOf(entry: { startsAt: Date | null; date: Date | string | null; timeZone: string }) {
  const { startsAt, date, timeZone } = entry;
  if (startsAt) return wishedRange({ timeZone, startsAt: startsAt.getTime() });
  return wishedRange({
    timeZone,
    date: date instanceof Date ? isoDateOf(date.getTime() / dayMs) : (date ?? ""),
  });
}

/** One entry, for the holder of its signed link. */
export async function findWaitingEntry(services: Pick<Services, "database">, entryId: string) {
  const entry = await services.database.prisma.waitingEntry.findUnique({
    where: { id: entryId },
    select: {
      id: true,
      organizationId: true,
      eventTypeId: true,
      startsAt: true,
      date: true,
      lengthMinutes: true,
      hostId: true,
      status: true,
      name: true,
      email: true,
      timeZone: true,
      locale: true,
      offeredStart: true,
      offerExpiresAt: true,
      endsOn: true,
      eventType: { select: { slug: true, title: true, lengthMinutes: true } },
      organization: {
        select: { slug: true, name: true, accentColor: true, logoId: true, retentionDays: true },
      },
    },
  });
  return entry && { ...entry, date: entry.date && isoDateOf(entry.date.getTime() / dayMs) };
}
export type FoundWaitingEntry = NonNullable<Awaited<ReturnType<typeof findWaitingEntry>>>;

/** Somebody no longer wants to wait. A place that was kept for them goes to the next. */
export async function leaveWaitingList(services: Services, entryId: string): Promise<void> {
  const entry = await findWaitingEntry(services, entryId);
  if (!entry || (entry.status !== "waiting" && entry.status !== "offered")) return;
  const { organizationId } = entry;
  await inBookingTransaction(services, async (tx) => {
    const { count } = await tx.waitingEntry.updateMany({
      where: { id: entryId, organizationId, status: { in: ["waiting", "offered"] } },
      data: { status: "left", offerExpiresAt: null },
    });
    if (count === 0) return;
    await tx.hold.deleteMany({ where: { organizationId, waitingEntries: { some: { id: entryId } } } });
    await announceFreedPlace(services, tx, entry);
  });
}
