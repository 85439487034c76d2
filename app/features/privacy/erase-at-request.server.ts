import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Erasable } from "./erasable.server.ts";
import { bookings, seats, timeOffers } from "./erasable-bookings.server.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";
import { addCounts, type ErasureCounts, nothingErased } from "./erasure-counts.ts";
import { addToReceipt } from "./receipt-repository.server.ts";
import { erase } from "./retention-repository.server.ts";

const { sql } = Prisma;

/** What a person has erased of themselves in one business, by ids. */
export type AtRequest = {
  organizationId: string;
  /** Meetings that are theirs alone, with everything in them. */
  bookingIds: string[];
  /** Their seats in meetings that others share, and theirs as guests. */
  seatIds: string[];
  waitingIds: string[];
  offerIds: string[];
  proposalIds: string[];
};

type Parts = Pick<Erasable, "parts" | "locks" | "copies">;

const waitingEntries: Parts = {
  parts: (ids) => [
    { counted: "mails", table: sql`mail_message`, where: sql`t.waiting_entry_id = ANY (${ids})` },
    { counted: "waitingEntries", table: sql`waiting_entry`, where: sql`t.id = ANY (${ids})` },
  ],
};

const timeProposals: Parts = {
  parts: (ids) => [
    { counted: "mails", table: sql`mail_message`, where: sql`t.time_proposal_id = ANY (${ids})` },
    { counted: "timeProposals", table: sql`time_proposal`, where: sql`t.id = ANY (${ids})` },
  ],
};

/**
 * Erases before its time what a person asked to have erased, by the same parts as the run of every hour, with the job
 * that erases copies elsewhere and a receipt for the business. Belongs inside an erasing transaction of the caller's.
 */
export async function eraseAtRequest(
  services: Pick<Services, "clock" | "jobs" | "outbox" | "settings">,
  tx: DatabaseTransaction,
  { organizationId, ...ids }: AtRequest,
): Promise<ErasureCounts> {
  await tx.$executeRaw`SELECT set_config('parley.rule', 'request', true)`;
  const steps: [Parts, string[]][] = [
    [bookings, ids.bookingIds],
    [seats, ids.seatIds],
    [timeProposals, ids.proposalIds],
    [timeOffers, ids.offerIds],
    [waitingEntries, ids.waitingIds],
  ];
  let total = nothingErased;
  for (const [erasable, wanted] of steps) {
    if (wanted.length === 0) continue;
    const { counts, mailIds } = await erase(tx, erasable as Erasable, wanted);
    await eraseCopiesAfter(services, tx, mailIds);
    total = addCounts(total, counts);
  }
  if (Object.values(total).some((count) => count > 0)) await receipt(services, tx, organizationId, total);
  return total;
}

async function receipt(
  services: Pick<Services, "clock" | "settings">,
  tx: DatabaseTransaction,
  organizationId: string,
  counts: ErasureCounts,
): Promise<void> {
  const { retentionDays } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { retentionDays: true },
  });
  const ranAt = new Date(services.clock.now());
  await addToReceipt(services, tx, { id: randomId(), organizationId, ranAt, retentionDays }, counts);
}
