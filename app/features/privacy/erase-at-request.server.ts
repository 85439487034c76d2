import { eraseConsents } from "#app/features/consents/consents.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Erasable } from "./erasable.server.ts";
import { answers, bookings, calls, media, seats, timeOffers } from "./erasable-bookings.server.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";
import { addCounts, type ErasureCounts, nothingErased } from "./erasure-counts.ts";
import { addToReceipt } from "./receipt-repository.server.ts";
import { countErased, erase } from "./retention-repository.server.ts";

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
  consentIds: string[];
  /** Of the log of what was handed to others. */
  disclosureIds?: string[];
  /** Answers by themselves, whose bookings stay. */
  answerIds?: string[];
  /** Entries of the log of calls, of bookings that stay. */
  callIds?: string[];
  /** Recordings and photographs, of calls that stay. */
  mediaIds?: string[];
};

type Parts = Pick<Erasable, "parts" | "locks" | "copies">;

export type ErasedAtRequest = {
  counts: ErasureCounts;
  /** How many of these meetings a claim or an order keeps: nothing of them was erased. */
  held: number;
};

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
): Promise<ErasedAtRequest> {
  await tx.$executeRaw`SELECT set_config('parley.rule', 'request', true)`;
  const free = await withoutHeld(tx, ids);
  const answerIds = await freeAnswers(tx, ids.answerIds ?? []);
  let total = nothingErased;
  for (const [erasable, wanted] of stepsOf({ ...ids, ...free, answerIds })) {
    if (wanted.length === 0) continue;
    if (erasable.locks) await tx.$queryRaw(erasable.locks(wanted));
    const { counts, mailIds } = await erase(tx, erasable as Erasable, wanted);
    await eraseCopiesAfter(services, tx, mailIds);
    total = addCounts(total, counts);
  }
  total = addCounts(total, await eraseOfLedger(services, tx, ids.consentIds));
  const disclosureIds = ids.disclosureIds ?? [];
  if (disclosureIds.length > 0) await tx.disclosure.deleteMany({ where: { id: { in: disclosureIds } } });
  if (Object.values(total).some((count) => count > 0)) await receipt(services, tx, organizationId, total);
  return { counts: total, held: free.held };
}

/** In the order of deletion. */
function stepsOf(ids: Omit<AtRequest, "organizationId">): [Parts, string[]][] {
  return [
    [answers, ids.answerIds ?? []],
    [bookings, ids.bookingIds],
    [seats, ids.seatIds],
    [calls, ids.callIds ?? []],
    [media, ids.mediaIds ?? []],
    [timeProposals, ids.proposalIds],
    [timeOffers, ids.offerIds],
    [waitingEntries, ids.waitingIds],
  ];
}

/** What `eraseAtRequest` would erase, where nothing is held. */
export async function countAtRequest(tx: DatabaseTransaction, ids: AtRequest): Promise<ErasureCounts> {
  let total = nothingErased;
  for (const [erasable, wanted] of stepsOf(ids))
    total = addCounts(total, await countErased(tx, erasable as Erasable, wanted));
  return total;
}

/** Locks the meetings, so that no hold comes in between, and leaves out those that one keeps. */
async function withoutHeld(
  tx: DatabaseTransaction,
  { bookingIds, seatIds }: Pick<AtRequest, "bookingIds" | "seatIds">,
): Promise<{ bookingIds: string[]; seatIds: string[]; held: number }> {
  const rows = await tx.$queryRaw<{ id: string; seatIds: string[]; held: boolean }[]>`
    SELECT b.id, ARRAY(SELECT a.id FROM attendee a WHERE a.booking_id = b.id AND a.id = ANY (${seatIds})) AS "seatIds",
      EXISTS (SELECT 1 FROM legal_hold h WHERE h.booking_id = b.id) AS held
    FROM booking b
    WHERE b.id = ANY (${bookingIds}) OR b.id IN (SELECT booking_id FROM attendee WHERE id = ANY (${seatIds}))
    ORDER BY b.id FOR UPDATE OF b`;
  const free = rows.filter(({ held }) => !held);
  return {
    bookingIds: free.map(({ id }) => id).filter((id) => bookingIds.includes(id)),
    seatIds: free.flatMap((row) => row.seatIds),
    held: rows.length - free.length,
  };
}

/** Those whose booking no claim and no order keeps, which stays so: the bookings are locked. */
async function freeAnswers(tx: DatabaseTransaction, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  await tx.$queryRaw`SELECT id FROM booking
    WHERE id IN (SELECT booking_id FROM answer WHERE id = ANY (${ids})) ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM answer a WHERE a.id = ANY (${ids})
      AND NOT EXISTS (SELECT 1 FROM legal_hold h WHERE h.booking_id = a.booking_id)`;
  return rows.map(({ id }) => id);
}

/** What somebody agreed to, with the mails about it. A no to news outlives it, as a hash. */
async function eraseOfLedger(
  services: Pick<Services, "clock" | "jobs" | "outbox" | "settings">,
  tx: DatabaseTransaction,
  consentIds: string[],
): Promise<ErasureCounts> {
  if (consentIds.length === 0) return nothingErased;
  const mails = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM mail_message WHERE consent_id = ANY (${consentIds}) RETURNING id`;
  await eraseCopiesAfter(
    services,
    tx,
    mails.map(({ id }) => id),
  );
  const consents = await eraseConsents(services, tx, consentIds);
  return { ...nothingErased, mails: mails.length, consents };
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
