import type { NotASlot } from "#app/domain/availability/is-slot.ts";
import { isExclusionViolation } from "#app/platform/database/database.server.ts";
import { hashToken } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { lockHosts } from "./booking-repository.server.ts";
import {
  clearExpiredHolds,
  countHolds,
  findHold,
  insertHold,
  leaveHold,
  lockVisitor,
  releaseHold,
  timesToHold,
} from "./hold-repository.server.ts";
import { hostsInQuestion, lengthsOf } from "./offer.server.ts";
import { findOffer, findOfferById } from "./offer-repository.server.ts";
import { findPlace } from "./place.server.ts";
import { privateLinkOf } from "./private-link.server.ts";
import { inBookingTransaction, inTurn, queriesOf } from "./transaction.server.ts";

/** How long a visitor keeps a slot while they fill in the form. */
export const holdMs = 5 * 60_000;
/** Live holds of one network (a /24 or /48, so many people) in one business: nobody holds a whole calendar. */
const holdsMax = 20;
const dayMs = 86_400_000;

/** The visitor behind a form: a hash of its random key, so that the row names nobody. */
export function visitorOf(formKey: string): string {
  return hashToken(`visitor:${formKey}`);
}

export type HoldRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  startsAt: number;
  lengthMinutes?: number | undefined;
  hostId?: string | undefined;
  /** The private link's parameter that led here. */
  link?: string | undefined;
  /** `visitorOf` the form's key. */
  visitor: string;
  network: string;
};

export type HoldResult =
  | { ok: true; expiresAt: number }
  | { ok: false; reason: "not-found" | "too-many" | "taken" | "not-a-slot" };

/**
 * Holds a slot for a visitor who reached the form. One hold a visitor: the earlier one ends. To ask again for the same
 * slot tells when the hold ends and prolongs nothing.
 */
export async function holdSlot(services: Services, request: HoldRequest): Promise<HoldResult> {
  const { startsAt, visitor } = request;
  const now = services.clock.now();
  const bounds = { from: startsAt - dayMs, to: startsAt + dayMs, now, visitor };
  const { pool } = services.database;
  const seen = await findOffer(pool, request.businessSlug, request.eventTypeSlug, bounds);
  const lengthMinutes = request.lengthMinutes ?? seen?.lengthMinutes ?? 0;
  if (!seen || !lengthsOf(seen).includes(lengthMinutes)) return { ok: false, reason: "not-found" };
  const link = await privateLinkOf(services, request.link ?? null, seen);
  if (link !== null && link.state !== "open") return { ok: false, reason: "not-found" };
  const { organizationId, eventTypeId } = seen;
  const hostIds = hostsInQuestion(seen, request.hostId).map(({ id }) => id);
  const work = () =>
    inBookingTransaction(services, async (tx): Promise<HoldResult> => {
      await lockHosts(tx, hostIds);
      await lockVisitor(tx, organizationId, visitor);
      const own = await findHold(tx, organizationId, visitor);
      const isSame = own?.eventTypeId === eventTypeId && own.startsAt.getTime() === startsAt;
      const isSameLength = own && own.endsAt.getTime() - own.startsAt.getTime() === lengthMinutes * 60_000;
      if (own && isSame && isSameLength && own.expiresAt.getTime() > now)
        return { ok: true, expiresAt: own.expiresAt.getTime() };
      await clearExpiredHolds(tx, hostIds, now);
      await releaseHold(tx, organizationId, visitor);
      if ((await countHolds(tx, organizationId, request.network, now)) >= holdsMax)
        return { ok: false, reason: "too-many" };
      const offer = await findOfferById(queriesOf(tx), organizationId, eventTypeId, bounds);
      if (!offer) return { ok: false, reason: "not-found" };
      const place = await findPlace(tx, offer, startsAt, now, { lengthMinutes, hostId: request.hostId });
      if (!place.ok) return { ok: false, reason: holdRefusal(place.reason) };
      const expiresAt = now + holdMs;
      await insertHold(tx, offer, {
        visitor,
        network: request.network,
        hostIds: place.hostIds,
        ...(await timesToHold(tx, offer, { bookingId: place.bookingId, startsAt, lengthMinutes })),
        expiresAt: new Date(expiresAt),
        createdAt: new Date(now),
      });
      return { ok: true, expiresAt };
    });
  return inTurn(hostIds, work).catch((error: unknown): HoldResult => {
    if (isExclusionViolation(error)) return { ok: false, reason: "taken" };
    throw error;
  });
}

function holdRefusal(reason: NotASlot | "closed"): "taken" | "not-a-slot" | "not-found" {
  if (reason === "closed") return "not-found";
  return reason === "busy" ? "taken" : "not-a-slot";
}

/** A visitor left the form. Harmless when there is no such hold. */
export async function leaveSlot(
  { database }: Pick<Services, "database">,
  businessSlug: string,
  visitor: string,
): Promise<void> {
  const organization = await database.prisma.organization.findUnique({
    where: { slug: businessSlug },
    select: { id: true },
  });
  if (organization) await leaveHold(database.prisma, organization.id, visitor);
}
