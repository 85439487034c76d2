import { overlapsAny } from "#app/domain/availability/interval.ts";
import { hostsFreeAt, isSlot, type NotASlot } from "#app/domain/availability/is-slot.ts";
import { chooseHost } from "#app/domain/booking/choose-host.ts";
import type { Unasked } from "#app/features/calendars/calendars.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { isBlocked } from "./booking-repository.server.ts";
import { timesOf } from "./booking-writer.server.ts";
import { hostCandidates } from "./host-candidates.server.ts";
import { hostsInQuestion, isClosed, type OfferChoice, slotRulesOf } from "./offer.server.ts";
import type { OfferedHost, OfferRow } from "./offer-repository.server.ts";

/** `unasked`: where somebody is to be chosen, those are whose calendars could be asked. */
type HostChoice = OfferChoice & { hostId?: string | undefined; unasked?: Unasked | undefined };

const minuteMs = 60_000;

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
  choice: HostChoice,
): Promise<Place> {
  if (isClosed(offer) && choice.asker !== "host") return { ok: false, reason: "closed" };
  const rules = slotRulesOf(offer, now, choice);
  if (rules.hosts.length === 0) return { ok: false, reason: "outside-rules" };
  const verdict = isSlot(rules, start);
  if (!verdict.ok) return verdict;
  const standing = await standingMeeting(tx, offer, start, choice);
  if (standing) return standing;
  const hosts = hostsInQuestion(offer, choice.hostId);
  const free = hostsFreeAt(rules, start).flatMap((place) => hosts[place] ?? []);
  return { ok: true, bookingId: null, hostIds: await hostsChosen(tx, offer, free, choice) };
}

/**
 * Where a member books who knowingly goes past every rule: the event type's hosts as its mode wants them, those first
 * whose time is free. Time that is taken stays taken, also by a full meeting, one whose last seat somebody holds, or a block.
 */
export async function placeDespiteRules(
  tx: DatabaseTransaction,
  offer: OfferRow,
  start: number,
  choice: HostChoice,
): Promise<Place> {
  const standing = await standingMeeting(tx, offer, start, choice);
  if (standing) return standing;
  const end = start + (choice.lengthMinutes ?? offer.lengthMinutes) * minuteMs;
  const isFree = ({ busy }: OfferedHost) =>
    !overlapsAny(
      busy,
      start - offer.bufferBeforeMinutes * minuteMs,
      end + offer.bufferAfterMinutes * minuteMs,
    );
  const hosts = hostsInQuestion(offer, choice.hostId);
  const mayReplace = offer.hostMode === "round_robin" || offer.hostMode === "fixed_round_robin";
  const isReplaced = (host: OfferedHost) =>
    mayReplace &&
    !host.fixed &&
    !isFree(host) &&
    hosts.some((other) => !other.fixed && other.groupName === host.groupName && isFree(other));
  const hostIds = await hostsChosen(
    tx,
    offer,
    hosts.filter((host) => !isReplaced(host)),
    choice,
  );
  if (hostIds.length === 0) return { ok: false, reason: "outside-rules" };
  // What shares its start with a meeting of the group shares its time, which the database then takes for one.
  const isTaken = offer.meetings.some(
    (meeting) => meeting.start === start && hostIds.includes(meeting.hostId),
  );
  const lengthMinutes = choice.lengthMinutes ?? offer.lengthMinutes;
  if (isTaken || (await isBlocked(tx, hostIds, timesOf({ ...offer, lengthMinutes }, start))))
    return { ok: false, reason: "busy" };
  return { ok: true, bookingId: null, hostIds };
}

/** The group meeting at this start that has a seat left, the fullest of several, with all its hosts. */
async function standingMeeting(
  tx: DatabaseTransaction,
  offer: OfferRow,
  start: number,
  { hostId, lengthMinutes }: HostChoice,
): Promise<Extract<Place, { ok: true }> | null> {
  const end = start + (lengthMinutes ?? offer.lengthMinutes) * minuteMs;
  const [fullest] = offer.meetings
    .filter((meeting) => meeting.start === start && meeting.end === end)
    .filter((meeting) => meeting.taken < meeting.seats && meeting.bookingId !== null)
    .filter((meeting) => hostId === undefined || meeting.hostId === hostId)
    .sort((a, b) => b.taken - a.taken);
  if (!fullest?.bookingId) return null;
  const { organizationId } = offer;
  const { bookingId } = fullest;
  const hosts = await tx.bookingHost.findMany({
    where: { organizationId, bookingId },
    select: { userId: true },
  });
  return { ok: true, bookingId, hostIds: hosts.map(({ userId }) => userId) };
}

async function hostsChosen(
  tx: DatabaseTransaction,
  offer: OfferRow,
  free: readonly OfferedHost[],
  { hostId: wish, unasked }: HostChoice,
): Promise<string[]> {
  if (offer.hostMode === "collective" || free.length === 1) return free.map(({ id }) => id);
  const candidates = new Map((await hostCandidates(tx, offer, free)).map((one) => [one.id, one]));
  const pick = (among: readonly OfferedHost[]) => {
    const asked = among.filter(({ id }) => !unasked?.has(id));
    const able = (asked.length > 0 ? asked : among).flatMap(({ id }) => candidates.get(id) ?? []);
    return chooseHost(able, wish) ?? [];
  };
  if (offer.hostMode !== "fixed_round_robin") return [pick(free)].flat();
  const fixed = free.filter((host) => host.fixed);
  const groups = new Map<string, OfferedHost[]>();
  for (const host of free.filter((other) => !other.fixed))
    groups.set(host.groupName, [...(groups.get(host.groupName) ?? []), host]);
  return [...fixed.map(({ id }) => id), ...[...groups.values()].flatMap(pick)];
}
