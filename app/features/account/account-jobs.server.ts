import { z } from "zod";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { unverifiedLifeMs } from "./email-token.server.ts";
import { eraseUnverified } from "./erase-unverified.server.ts";
import { setUpMs } from "./second-factor-repository.server.ts";

type CleanUpServices = Pick<Services, "database" | "clock" | "log" | "jobs" | "outbox">;

const payload = z.object({});

const cleanUpJob: JobDefinition<typeof payload> = {
  name: "account.clean-up",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 120,
};

/** Deletes what has run out: sessions, mailed tokens, changes of address, and accounts whose address nobody verified within 48 hours. */
export async function cleanUpAccounts(services: CleanUpServices): Promise<void> {
  const { prisma } = services.database;
  const now = new Date(services.clock.now());
  const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: now } } });
  const tokens = await prisma.emailToken.deleteMany({ where: { expiresAt: { lte: now } } });
  // A proof of signing in that was begun and never confirmed by a code.
  const begun = { confirmedAt: null, createdAt: { lte: new Date(services.clock.now() - setUpMs) } };
  await prisma.secondFactor.deleteMany({ where: begun });
  const changes = await prisma.emailChange.deleteMany({ where: { expiresAt: { lte: now } } });
  let accounts = 0;
  const createdAt = { lte: new Date(services.clock.now() - unverifiedLifeMs) };
  for (let more = true; more; ) {
    const batch = await prisma.$transaction((tx) =>
      eraseUnverified(services, tx, { emailVerifiedAt: null, createdAt }),
    );
    accounts += batch.erased;
    more = batch.more;
  }
  services.log.info(
    { sessions: sessions.count, tokens: tokens.count + changes.count, accounts },
    "run-out sessions, tokens and accounts deleted",
  );
}

export const accountJobs: JobHandler<Services>[] = [
  { job: cleanUpJob, schedule: "17 * * * *", handle: (services) => cleanUpAccounts(services) },
];
