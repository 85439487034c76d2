import { z } from "zod";
import { erasureDueAt } from "#app/domain/privacy/booking-retention.ts";
import { forgetting } from "#app/features/audit/audit.server.ts";
import { forgettingConsents } from "#app/features/consents/consents.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "./data-map-types.ts";
import type { Erasable } from "./erasable.server.ts";
import { bookings } from "./erasable-bookings.server.ts";
import { erasables } from "./erasables.server.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";
import { pausedBusinesses } from "./erasure-breaker.server.ts";
import { addCounts, type ErasureCounts, nothingErased } from "./erasure-counts.ts";
import { forgettingCases } from "./forget-cases.server.ts";
import { eraseEndedInvitations } from "./forget-invitations.server.ts";
import { applySupportDays, eraseEndedSupport } from "./forget-support.server.ts";
import {
  deleteAccountMails,
  deleteClosedRooms,
  deleteExpiredHolds,
  deleteGuardianWishes,
  forgettingFigures,
} from "./leftover-repository.server.ts";
import { addToReceipt } from "./receipt-repository.server.ts";
import {
  type Due,
  erase,
  inErasingTransaction,
  lockDue,
  readBookingTimes,
  retellEnds,
  stillFree,
} from "./retention-repository.server.ts";

/** As much as one transaction takes: larger ones hold locks for longer, smaller ones pay more for themselves. */
const usualBatch = 500;
/** So many batches at once where much is due: the database then uses more than one core for it. */
const lanes = 2;
const dayMs = 86_400_000;

type RetentionServices = Pick<
  Services,
  "settings" | "database" | "clock" | "log" | "jobs" | "outbox" | "mail"
>;

/** One run: its instant, the businesses of which it erases nothing, and the receipt that each other one gets for it. */
type Run = { now: number; paused: string[]; receiptIds: Map<string, string>; batchSize: number };

/**
 * Erases what has passed its time: everything of `erasables` with what goes with it, holds that have run out, and the
 * log of account mails. Of a business of which far more is due than usual nothing goes before the operator has looked
 * (see `pausedBusinesses`). Each batch is one transaction that also writes the receipts and the job that erases copies
 * elsewhere, so whatever instant the process dies at, what is gone has its receipt and the next run goes on. A second
 * run at the same instant finds nothing and writes nothing.
 */
export async function runRetention(
  services: RetentionServices,
  batchSize = usualBatch,
): Promise<ErasureCounts> {
  const now = services.clock.now();
  const paused = await pausedBusinesses(services, now);
  const run: Run = { now, paused, receiptIds: new Map(), batchSize };
  let total = nothingErased;
  for (const erasable of erasables) {
    await inBatches(services, run, async (tx) => {
      const batch = await eraseBatch(services, tx, run, erasable);
      total = addCounts(total, batch.counts);
      return batch.size;
    });
  }
  const holds = await inBatches(services, run, (tx) => deleteExpiredHolds(tx, new Date(run.now), batchSize));
  await inBatches(services, run, (tx) => deleteClosedRooms(tx, new Date(run.now), batchSize));
  const accountMails = await eraseAccountMails(services, run);
  await inBatches(services, run, async (tx) => {
    const { size, mailIds } = await deleteGuardianWishes(tx, new Date(run.now), batchSize);
    await eraseCopiesAfter(services, tx, mailIds);
    return size;
  });
  const endedBefore = new Date(run.now - retentionRules.invitation.days * dayMs);
  await inBatches(services, run, (tx) => eraseEndedInvitations(services, tx, endedBefore, batchSize));
  await applySupportDays(services);
  const requests = await inBatches(services, run, (tx) =>
    eraseEndedSupport(services, tx, new Date(run.now), batchSize),
  );
  for (const { rule, forget } of [
    ...forgetting,
    ...forgettingConsents,
    ...forgettingCases,
    ...forgettingFigures,
  ]) {
    const before = new Date(run.now - retentionRules[rule].days * dayMs);
    await inBatches(services, run, (tx) => forget(tx, before, batchSize));
  }
  const businesses = run.receiptIds.size;
  services.log.info({ ...total, holds, accountMails, requests, businesses }, "retention run done");
  return total;
}

async function eraseBatch(
  services: RetentionServices,
  tx: DatabaseTransaction,
  run: Run,
  erasable: Erasable,
): Promise<{ size: number; counts: ErasureCounts }> {
  const selected = await lockDue(tx, erasable, run);
  const free = await stillFree(tx, erasable, selected);
  const due = erasable === bookings ? await onBothWords(services, tx, free, run.now) : free;
  // In one order in every run, so that two at a time wait for each other's locks rather than each for the other.
  const erased: { counts: ErasureCounts; organizationId: string; retentionDays: number }[] = [];
  for (const organizationId of [...new Set(due.map((row) => row.organizationId))].sort()) {
    const rows = due.filter((row) => row.organizationId === organizationId);
    const ids = rows.map(({ id }) => id);
    const { counts, mailIds } = await erase(tx, erasable, ids);
    await eraseCopiesAfter(services, tx, mailIds);
    erased.push({ counts, organizationId, retentionDays: rows[0]?.retentionDays ?? 0 });
  }
  // Last of all, since the other lane waits from a receipt's lock to the end of the transaction.
  for (const { counts, ...business } of erased) {
    const id = run.receiptIds.get(business.organizationId) ?? randomId();
    run.receiptIds.set(business.organizationId, id);
    await addToReceipt(services, tx, { id, ranAt: new Date(run.now), ...business }, counts);
  }
  return {
    size: selected.length,
    counts: erased.map(({ counts }) => counts).reduce(addCounts, nothingErased),
  };
}

/** No booking is erased on the word of one formula alone: query and domain have to agree. */
async function onBothWords(
  services: RetentionServices,
  tx: DatabaseTransaction,
  selected: Due[],
  now: number,
): Promise<Due[]> {
  const times = await readBookingTimes(
    tx,
    selected.map(({ id }) => id),
  );
  const due = selected.filter(({ id, days }) => {
    const booking = times.get(id);
    return booking !== undefined && erasureDueAt(booking, days) <= now;
  });
  if (due.length < selected.length) {
    const early = selected.filter((row) => !due.includes(row)).map(({ id }) => id);
    services.log.error({ drift: early.length }, "retention drift");
    await retellEnds(tx, early);
  }
  return due;
}

async function eraseAccountMails(services: RetentionServices, run: Run): Promise<number> {
  const before = new Date(run.now - retentionRules["mail.account"].days * dayMs);
  return inBatches(services, run, async (tx) => {
    const ids = await deleteAccountMails(tx, before, run.batchSize);
    await eraseCopiesAfter(services, tx, ids);
    return ids.length;
  });
}

/**
 * Repeats a batch, each in its own transaction, until one is not full; several at once after a first full one, each of
 * which passes over what another holds. Gives how many rows went in all.
 */
async function inBatches(
  services: RetentionServices,
  { batchSize }: Run,
  batch: (tx: DatabaseTransaction) => Promise<number>,
): Promise<number> {
  let rows = await inErasingTransaction(services.database, batch);
  if (rows < batchSize) return rows;
  const lane = async () => {
    for (;;) {
      const size = await inErasingTransaction(services.database, batch);
      rows += size;
      if (size < batchSize) return;
    }
  };
  // Both are waited for: a run that fails leaves no transaction behind.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return rows;
}

const payload = z.object({});

const retentionJob: JobDefinition<typeof payload> = {
  name: "privacy.retention",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 120,
  expireSeconds: 1800,
};

export const retentionHandler: JobHandler<Services> = {
  job: retentionJob,
  schedule: "5 * * * *",
  handle: async (services) => void (await runRetention(services)),
};
