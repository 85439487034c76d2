import { noteDone } from "#app/features/audit/audit.server.ts";
import { isForeignKeyViolation } from "#app/platform/database/database.server.ts";
import type { LegalHoldBasis } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

export type LegalHold = {
  basis: LegalHoldBasis;
  reason: string;
  placedAt: Date;
  /** A date, at midnight UTC: whether it is still needed is asked then. */
  reviewOn: Date;
  placedBy: { name: string } | null;
};

type Of = { organizationId: string; bookingId: string };
type Wanted = Pick<LegalHold, "basis" | "reason" | "reviewOn"> & { placedById: string };

/**
 * Keeps a booking's data past its time. It stays hidden from then on, as if it were erased. Who comes after the erasure
 * is told so; an erasure that comes after the hold passes the booking over. To place it again renews reason and review.
 */
export async function placeHold(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, bookingId, ...hold }: Of & Wanted,
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const booking = await database.prisma.booking.findFirst({
    where: { id: bookingId, organizationId },
    select: { id: true },
  });
  if (!booking) return { ok: false, reason: "not-found" };
  const now = clock.now();
  const placed = { ...hold, placedAt: new Date(now) };
  try {
    await database.prisma.$transaction(async (tx) => {
      await tx.legalHold.upsert({
        where: { bookingId },
        create: { ...placed, organizationId, bookingId },
        update: placed,
        select: { bookingId: true },
      });
      const done = { action: "booking.held", by: "member", actorId: hold.placedById } as const;
      await noteDone(tx, { organizationId, ...done, target: `booking:${bookingId}`, now });
    });
    return { ok: true };
  } catch (error) {
    // Erased between the two statements.
    if (isForeignKeyViolation(error)) return { ok: false, reason: "not-found" };
    throw error;
  }
}

/** Lets the rules hold again. What is past its time goes with the next run. */
export async function liftHold(
  { database, clock }: Pick<Services, "database" | "clock">,
  { organizationId, bookingId, actorId }: Of & { actorId: string },
): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    const { count } = await tx.legalHold.deleteMany({ where: { organizationId, bookingId } });
    if (count === 0) return;
    const done = { action: "booking.released", by: "member", actorId } as const;
    const target = `booking:${bookingId}`;
    await noteDone(tx, { organizationId, ...done, target, now: clock.now() });
  });
}

export function findHoldOf(
  { database }: Pick<Services, "database">,
  { organizationId, bookingId }: Of,
): Promise<LegalHold | null> {
  return database.prisma.legalHold.findFirst({
    where: { organizationId, bookingId },
    select: {
      basis: true,
      reason: true,
      placedAt: true,
      reviewOn: true,
      placedBy: { select: { name: true } },
    },
  });
}
