import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";
import { MailInboxError } from "#app/ports/mail-inbox.ts";
import { takeReply } from "./take-reply.server.ts";
import { takeReturn } from "./take-return.server.ts";

/** Comes every minute; what a server refuses is tried again in the next. */
const readInboxJob: JobDefinition = {
  name: "replies.read",
  payload: z.object({}),
  retryLimit: 0,
  retryDelaySeconds: 30,
  expireSeconds: 300,
};

/** Many Parleys may have their mailbox at one provider: they do not all knock at the full minute. */
const jitterMsMax = 15_000;

/**
 * Takes what came back by mail. Nothing is ever answered by mail here, so no loop can begin; and a mail that is handed
 * out twice changes nothing the second time.
 */
export async function readInbox(
  services: Pick<Services, "inbox" | "database" | "clock" | "jobs" | "settings" | "log">,
): Promise<void> {
  const { inbox, log } = services;
  if (!inbox) return;
  try {
    await inbox.read((news) =>
      news.kind === "reply" ? takeReply(services, news) : takeReturn(services, news),
    );
  } catch (error) {
    if (!(error instanceof MailInboxError)) throw error;
    log.warn({ reason: error.reason }, "the mailbox for replies could not be read");
  }
}

export const repliesJobs: JobHandler<Services>[] = [
  {
    job: readInboxJob,
    schedule: "* * * * *",
    handle: async (services) => {
      if (!services.inbox) return;
      await pause(Math.random() * jitterMsMax);
      await readInbox(services);
    },
  },
];
