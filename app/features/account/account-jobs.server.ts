import { z } from "zod";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { unverifiedLifeMs } from "./email-token.server.ts";

const payload = z.object({});

const cleanUpJob: JobDefinition<typeof payload> = {
  name: "account.clean-up",
  payload,
  retryLimit: 3,
  retryDelaySeconds: 60,
  expireSeconds: 120,
};

/** Deletes what has run out: sessions, mailed tokens, and accounts whose address nobody verified within 48 hours. */
export async function cleanUpAccounts(services: Pick<Services, "database" | "clock" | "log">): Promise<void> {
  const { prisma } = services.database;
  const now = services.clock.now();
  const sessions = await prisma.session.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  const tokens = await prisma.emailToken.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  const accounts = await prisma.user.deleteMany({
    where: {
      emailVerifiedAt: null,
      createdAt: { lte: new Date(now - unverifiedLifeMs) },
      // Nobody signs in before verifying, so these are empty; an account that holds anything is no leftover.
      memberships: { none: {} },
      bookings: { none: {} },
      eventTypes: { none: {} },
    },
  });
  services.log.info(
    { sessions: sessions.count, tokens: tokens.count, accounts: accounts.count },
    "run-out sessions, tokens and accounts deleted",
  );
}

export const accountJobs: JobHandler<Services>[] = [
  { job: cleanUpJob, schedule: "17 * * * *", handle: (services) => cleanUpAccounts(services) },
];
