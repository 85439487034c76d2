import { z } from "zod";
import { eraseCopiesAfter } from "#app/features/privacy/privacy.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { unverifiedLifeMs } from "./email-token.server.ts";

type CleanUpServices = Pick<Services, "database" | "clock" | "log" | "jobs" | "outbox">;

const batchSize = 100;
const payload = z.object({});

const cleanUpJob: JobDefinition<typeof payload> = {
  name: "account.clean-up",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 120,
};

/** Deletes what has run out: sessions, mailed tokens, and accounts whose address nobody verified within 48 hours. */
export async function cleanUpAccounts(services: CleanUpServices): Promise<void> {
  const { prisma } = services.database;
  const now = new Date(services.clock.now());
  const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
  const tokens = await prisma.emailToken.deleteMany({ where: { expiresAt: { lte: now } } });
  let accounts = 0;
  for (;;) {
    const deleted = await deleteUnverified(services);
    accounts += deleted;
    if (deleted < batchSize) break;
  }
  services.log.info(
    { sessions: sessions.count, tokens: tokens.count, accounts },
    "run-out sessions, tokens and accounts deleted",
  );
}

/** One batch, with the mails that were sent to them and the outbox's copies of these. */
function deleteUnverified(services: CleanUpServices): Promise<number> {
  const stale = {
    emailVerifiedAt: null,
    createdAt: { lte: new Date(services.clock.now() - unverifiedLifeMs) },
    // Nobody signs in before verifying, so these are empty; an account that holds anything is no leftover.
    memberships: { none: {} },
    bookings: { none: {} },
    hostOf: { none: {} },
    hostedWith: { none: {} },
    timeOffers: { none: {} },
  } satisfies Prisma.UserWhereInput;
  return services.database.prisma.$transaction(async (tx) => {
    const users = await tx.user.findMany({ where: stale, select: { id: true }, take: batchSize });
    const ids = users.map(({ id }) => id);
    const mails = await tx.mailMessage.findMany({ where: { userId: { in: ids } }, select: { id: true } });
    // The rule is asked again: the address may have been verified between the two statements.
    const deleted = await tx.user.deleteMany({ where: { ...stale, id: { in: ids } } });
    await eraseCopiesAfter(
      services,
      tx,
      mails.map(({ id }) => id),
    );
    return deleted.count;
  });
}

export const accountJobs: JobHandler<Services>[] = [
  { job: cleanUpJob, schedule: "17 * * * *", handle: (services) => cleanUpAccounts(services) },
];
