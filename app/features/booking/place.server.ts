import { hostsFreeAt, isSlot, type NotASlot } from "#app/domain/availability/is-slot.ts";
import { chooseHost } from "#app/domain/booking/choose-host.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { hostsInQuestion, isClosed, type OfferChoice, slotRulesOf } from "./offer.server.ts";
import type { OfferedHost, OfferRow } from "./offer-repository.server.ts";

/** Where one meeting finds its place: a group meeting that stands already, or hosts for a new one. */
export type Place =
  | { ok: true; bookingId: string; hostIds: string[] }
  | { ok: true; bookingId: null; hostIds: string[] }
  | { ok: false; reason: NotASlot | "closed" };

/** Judges a start by the rules as they are read in this transaction, and decides who hosts it. */
export async function findPlace(
  tx: DatabaseTransaction,
  offer: OfferRow,
  start: number,
  now: number,
  choice: OfferChoice & { hostId?: string | undefined },
): Promise<Place> {
  if (isClosed(offer) && choice.asker !== "host") return { ok: false, reason: "closed" };
  const rules = slotRulesOf(offer, now, choice);
  if (rules.hosts.length === 0) return { ok: false, reason: "outside-rules" };
  const verdict = isSlot(rules, start);
  if (!verdict.ok) return verdict;
  const length = rules.lengthMs;
  const standing = offer.meetings
    .filter((meeting) => meeting.start === start && meeting.end - meeting.start === length)
    .filter((meeting) => meeting.taken < meeting.seats && meeting.bookingId !== null)
    .filter((meeting) => choice.hostId === undefined || meeting.hostId === choice.hostId)
    .sort((a, b) => b.taken - a.taken)[0];
  if (standing?.bookingId) return { ok: true, bookingId: standing.bookingId, hostIds: [standing.hostId] };
  const hosts = hostsInQuestion(offer, choice.hostId);
  const free = hostsFreeAt(rules, start).flatMap((place) => hosts[place] ?? []);
  return { ok: true, bookingId: null, hostIds: await hostsChosen(tx, offer, free, choice.hostId) };
}

async function hostsChosen(
  tx: DatabaseTransaction,
  offer: OfferRow,
  free: readonly OfferedHost[],
  wish: string | undefined,
): Promise<string[]> {
  if (offer.hostMode === "collective" || free.length === 1) return free.map(({ id }) => id);
  const loads = await loadsOf(tx, offer, free);
  const pick = (among: readonly OfferedHost[]) => {
    const candidates = among.map(({ id, priority, weight }) => ({
      id,
      priority,
      weight,
      ...(loads.get(id) ?? { bookings: 0, lastBookedAt: null }),
    }));
    return chooseHost(candidates, wish) ?? [];
  };
  if (offer.hostMode !== "fixed_round_robin") return [pick(free)].flat();
  const fixed = free.filter((host) => host.fixed);
  const groups = new Map<string, OfferedHost[]>();
  for (const host of free.filter((other) => !other.fixed))
    groups.set(host.groupName, [...(groups.get(host.groupName) ?? []), host]);
  return [...fixed.map(({ id }) => id), ...[...groups.values()].flatMap(pick)];
}

type Load = { bookings: number; lastBookedAt: number | null };

/** How much of this event type each host has taken on: what fairness counts. Cancelled bookings do not count. */
async function loadsOf(
  tx: DatabaseTransaction,
  offer: OfferRow,
  hosts: readonly OfferedHost[],
): Promise<Map<string, Load>> {
  const rows = await tx.$queryRaw<{ hostId: string; bookings: number; last: Date | null }[]>`
    SELECT g.user_id AS "hostId", count(*)::int AS bookings, max(b.created_at) AS last
      FROM booking b JOIN booking_host g ON g.booking_id = b.id
     WHERE b.event_type_id = ${offer.eventTypeId} AND b.organization_id = ${offer.organizationId}
       AND b.status IN ('pending', 'confirmed') AND g.user_id = ANY (${hosts.map(({ id }) => id)})
     GROUP BY g.user_id`;
  return new Map(
    rows.map(({ hostId, bookings, last }) => [hostId, { bookings, lastBookedAt: last?.getTime() ?? null }]),
  );
}
