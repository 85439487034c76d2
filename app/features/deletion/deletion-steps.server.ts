import { noteDone } from "#app/features/audit/audit.server.ts";
import { closeConnections, endIfEmpty, writtenElsewhere } from "#app/features/calendars/calendars.server.ts";
import { eraseCopiesAfter } from "#app/features/privacy/privacy.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { dropWaitingMails, eraseNotices, waitingNotices } from "./deletion-notices.server.ts";
import type { RecordCounts } from "./deletion-plan.ts";
import type { DeletionJob } from "./deletion-repository.server.ts";
import { bookingScopeOf, scopeOf } from "./deletion-scope.server.ts";
import { emptyAccount, emptyBusinesses, passOnOwnership } from "./emptied.server.ts";
import { eraseParts } from "./erase-parts.server.ts";
import { eraseSomeBookings } from "./erased-bookings.server.ts";
import { partsOf } from "./erased-parts.server.ts";
import { becomeFormer } from "./former-member.server.ts";
import { settleAhead } from "./settle-ahead.server.ts";
import type { StepName } from "./step-names.ts";

type Batch = {
  counts: RecordCounts;
  /** `again`: there is more. `wait`: something else has to happen first. */
  go: "again" | "wait" | "on";
};

/** One of the things that a deletion does. Each may be done twice, and finds then nothing to do. */
export type Step = {
  /** Changes that run in transactions of their own, before the batches. */
  before?: (services: Services, job: DeletionJob) => Promise<void>;
  /** Within an erasing transaction, together with the check-point. */
  batch: (services: Services, tx: DatabaseTransaction, job: DeletionJob) => Promise<Batch>;
};

const nothing: Batch = { counts: {}, go: "on" };

/** How long the last notices may hold up the erasure, at most. */
const noticesMs = 12 * 3_600_000;

/** How long a calendar that does not answer may hold it up: then what was written there stays there. */
const calendarsMs = 24 * 3_600_000;

/** The calendars elsewhere of those who go. */
function connectionsOf(job: DeletionJob) {
  const { businessIds, leftIds, userId, account } = scopeOf(job);
  return {
    OR: [
      { organizationId: { in: businessIds } },
      ...(userId === null ? [] : [{ userId, organizationId: { in: leftIds } }]),
      ...(userId !== null && account ? [{ userId }] : []),
    ],
  };
}

export const steps: Record<StepName, Step> = {
  "stop-jobs": {
    batch: async (services, tx, job) => {
      const parts = await eraseOf(services, tx, job, "stop-jobs");
      if (parts.go === "again" || job.kind === "part" || job.kind === "leave") return parts;
      const mailIds = await dropWaitingMails(tx, job);
      await eraseCopiesAfter(services, tx, mailIds);
      return { counts: { ...parts.counts, MailMessage: mailIds.length }, go: "on" };
    },
  },
  "remote-calendars": {
    // What a provider gave is given back while there is something to give back.
    before: async (services, job) => {
      const where = connectionsOf(job);
      await services.database.prisma.$transaction((tx) => closeConnections(services, tx, where));
      await endIfEmpty(services);
    },
    batch: async (services, tx, job) => {
      const where = connectionsOf(job);
      await closeConnections(services, tx, where);
      const since = (job.startedAt ?? job.requestedAt).getTime();
      const isInTime = services.clock.now() < since + calendarsMs;
      return { counts: {}, go: isInTime && (await writtenElsewhere(tx, where)) > 0 ? "wait" : "on" };
    },
  },
  "future-bookings": { before: settleAhead, batch: async () => nothing },
  notices: {
    batch: async (services, tx, job) => {
      const since = (job.startedAt ?? job.requestedAt).getTime();
      const isInTime = services.clock.now() < since + noticesMs;
      if (isInTime && (await waitingNotices(tx, job)) > 0) return { counts: {}, go: "wait" };
      const mailIds = await eraseNotices(tx, job);
      await eraseCopiesAfter(services, tx, mailIds);
      return { counts: {}, go: mailIds.length > 0 ? "again" : "on" };
    },
  },
  media: { batch: (services, tx, job) => eraseOf(services, tx, job, "media") },
  answers: { batch: (services, tx, job) => eraseOf(services, tx, job, "answers") },
  bookings: {
    batch: async (services, tx, job) => {
      const { counts, more } = await eraseSomeBookings(services, tx, bookingScopeOf(job));
      return { counts, go: more ? "again" : "on" };
    },
  },
  "former-member": {
    batch: async (services, tx, job) => {
      const { userId } = job;
      if (userId === null || (job.kind !== "account" && job.kind !== "leave")) return nothing;
      for (const { organizationId, formerId } of job.plan.businesses) {
        const organization = await tx.organization.findUnique({
          where: { id: organizationId },
          select: { id: true },
        });
        if (!organization) continue;
        const taken = await becomeFormer(tx, { organizationId, formerId, userId }, services.clock.now());
        if (taken > 0) return { counts: {}, go: "again" };
      }
      return nothing;
    },
  },
  logs: {
    batch: async (services, tx, job) => {
      const parts = await eraseOf(services, tx, job, "logs");
      if (parts.go === "again" || job.kind === "part" || job.kind === "leave") return parts;
      const { businessIds, userId, account } = scopeOf(job);
      const [row] = await tx.$queryRaw<{ gone: number }[]>`
        SELECT audit_forget_of(${businessIds}, ${account ? userId : null}, 1000) AS gone`;
      return { counts: parts.counts, go: row?.gone === 1000 ? "again" : "on" };
    },
  },
  profile: {
    batch: async (services, tx, job) => {
      if (job.kind === "account" || job.kind === "leave") await passOnOwnership(tx, job);
      const parts = await eraseOf(services, tx, job, "profile");
      if (parts.go === "again") return parts;
      await emptyBusinesses(tx, job);
      await emptyAccount(tx, job);
      if (job.kind === "leave" && job.organizationId !== null)
        await noteDone(tx, {
          ...{ organizationId: job.organizationId, action: "member.left", by: "member", actorId: job.userId },
          now: services.clock.now(),
        });
      return parts;
    },
  },
  // Keys of an account's own, which would open its data, do not exist yet.
  keys: { batch: async () => nothing },
  sessions: {
    batch: async (services, tx, job) => {
      const parts = await eraseOf(services, tx, job, "sessions");
      // Texts that nobody agreed to any more go with the last who did.
      if (parts.go === "on") await tx.$queryRaw`SELECT erase_consents('{}'::text[])`;
      return parts;
    },
  },
};

async function eraseOf(
  services: Services,
  tx: DatabaseTransaction,
  job: DeletionJob,
  step: StepName,
): Promise<Batch> {
  await tx.$executeRaw`SELECT set_config('parley.rule', 'deletion', true)`;
  const parts = partsOf(scopeOf(job)).filter((part) => part.step === step);
  const { counts, mailIds, more } = await eraseParts(tx, parts);
  await eraseCopiesAfter(services, tx, mailIds);
  return { counts, go: more ? "again" : "on" };
}
