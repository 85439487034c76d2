import { z } from "zod";
import { erasureDueAt } from "#app/domain/privacy/booking-retention.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { retentionRules } from "./data-map-types.ts";
import { eraseCopiesAfter } from "./erase-copies-job.server.ts";
import { addCounts, type ErasureCounts, nothingErased } from "./erasure-counts.ts";
import {
  addToReceipt,
  type DueBooking,
  deleteAccountMails,
  deleteBookings,
  lockDueBookings,
} from "./retention-repository.server.ts";

const batchSize = 100;
const dayMs = 86_400_000;

type RetentionServices = Pick<Services, "database" | "clock" | "log" | "jobs" | "outbox">;

/** One run: its instant, and the receipt that each business gets for it. */
type Run = { now: number; receiptIds: Map<string, string> };

/**
 * Erases what has passed its time: bookings with everything that hangs on them, and the log of account mails. Each
 * batch is one transaction that also writes the receipts and the job that erases copies elsewhere, so whatever
 * instant the process dies at, what is gone has its receipt and the next run goes on. A second run at the same
 * instant finds nothing and writes nothing.
 */
export async function runRetention(services: RetentionServices): Promise<ErasureCounts> {
  const run: Run = { now: services.clock.now(), receiptIds: new Map() };
  let total = nothingErased;
  for (;;) {
    const batch = await inTransaction(services, (tx) => eraseBatch(services, tx, run));
    total = addCounts(total, batch);
    if (batch.bookings < batchSize) break;
  }
  const accountMails = await eraseAccountMails(services, run.now);
  services.log.info({ ...total, accountMails, businesses: run.receiptIds.size }, "retention run done");
  return total;
}

async function eraseBatch(
  services: RetentionServices,
  tx: DatabaseTransaction,
  run: Run,
): Promise<ErasureCounts> {
  const selected = await lockDueBookings(tx, run.now, batchSize);
  const due = selected.filter((booking) => isDue(booking, run.now));
  // Nothing is erased on the word of one formula alone: query and domain have to agree.
  if (due.length < selected.length)
    services.log.error({ drift: selected.length - due.length }, "retention drift");
  const ofBusiness = new Map<string, DueBooking[]>();
  for (const booking of due) {
    ofBusiness.set(booking.organizationId, [...(ofBusiness.get(booking.organizationId) ?? []), booking]);
  }
  let total = nothingErased;
  for (const [organizationId, bookings] of ofBusiness) {
    const ids = bookings.map(({ id }) => id);
    const { counts, mailIds } = await deleteBookings(tx, organizationId, ids);
    await eraseCopiesAfter(services, tx, mailIds);
    const receiptId = run.receiptIds.get(organizationId) ?? randomId();
    run.receiptIds.set(organizationId, receiptId);
    const retentionDays = bookings[0]?.retentionDays ?? 0;
    await addToReceipt(
      tx,
      { id: receiptId, organizationId, ranAt: new Date(run.now), retentionDays },
      counts,
    );
    total = addCounts(total, counts);
  }
  return total;
}

function isDue({ retentionDays, ...booking }: DueBooking, now: number): boolean {
  const times = {
    status: booking.status,
    endsAt: booking.endsAt.getTime(),
    cancelledAt: booking.cancelledAt?.getTime() ?? null,
    callEndedAt: booking.callEndedAt?.getTime() ?? null,
  };
  return erasureDueAt(times, retentionDays) <= now;
}

async function eraseAccountMails(services: RetentionServices, now: number): Promise<number> {
  const before = new Date(now - retentionRules["mail.account"].days * dayMs);
  let erased = 0;
  for (;;) {
    const mailIds = await inTransaction(services, async (tx) => {
      const ids = await deleteAccountMails(tx, before, batchSize);
      await eraseCopiesAfter(services, tx, ids);
      return ids;
    });
    erased += mailIds.length;
    if (mailIds.length < batchSize) return erased;
  }
}

function inTransaction<Result>(
  { database }: RetentionServices,
  work: (tx: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  return database.prisma.$transaction(work, { maxWait: 20_000, timeout: 60_000 });
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
