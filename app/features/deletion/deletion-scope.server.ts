import { Prisma } from "#app/platform/database/generated/client.ts";
import { type DeletionPlan, deletedIds, type PartPlan } from "./deletion-plan.ts";

const { sql } = Prisma;

/** What a deletion reaches. */
export type DeletionScope = {
  /** Businesses that go as a whole. */
  businessIds: string[];
  /** Businesses that somebody leaves. */
  leftIds: string[];
  /** Who leaves, or whose account goes. */
  userId: string | null;
  /** Whether the account goes. */
  account: boolean;
};

type JobOf = { kind: "account" | "business" | "part" | "leave"; userId: string | null; plan: DeletionPlan };

export function scopeOf({ kind, userId, plan }: JobOf): DeletionScope {
  const leftIds = plan.businesses
    .filter(({ what }) => what === "leave")
    .map(({ organizationId }) => organizationId);
  return { businessIds: deletedIds(plan), leftIds, userId, account: kind === "account" };
}

/** Bookings with everything in them: of whole businesses, or of a part of one. */
export type BookingScope = {
  organizationIds: string[];
  part: PartPlan | null;
  /** Epoch ms: what came later was not asked about. */
  requestedAt: number;
};

export function bookingScopeOf(
  job: JobOf & { organizationId: string | null; requestedAt: Date },
): BookingScope {
  const { plan, organizationId, kind } = job;
  const ofPart = kind === "part" && organizationId !== null;
  const organizationIds = ofPart ? [organizationId] : deletedIds(plan);
  return { organizationIds, part: plan.part, requestedAt: job.requestedAt.getTime() };
}

/** A claim or an order keeps this booking, or one of its people asked for it to be kept and not used. */
export function isKept(bookingId: Prisma.Sql): Prisma.Sql {
  return sql`(EXISTS (SELECT 1 FROM legal_hold h WHERE h.booking_id = ${bookingId})
    OR EXISTS (SELECT 1 FROM attendee r WHERE r.booking_id = ${bookingId} AND r.restricted_at IS NOT NULL))`;
}
