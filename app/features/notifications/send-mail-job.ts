import { z } from "zod";
import type { JobDefinition } from "#app/ports/job-queue.ts";

const payload = z.object({ mailId: z.string() });

/**
 * Sends one row of `MailMessage`. Nine tries over about two hours: 30 seconds, a minute, two minutes … A try ends by
 * itself well within `expireSeconds`, because every step of the SMTP conversation has a limit of its own.
 */
export const sendMailJob: JobDefinition<typeof payload> = {
  name: "mail.send",
  payload,
  retryLimit: 8,
  retryDelaySeconds: 30,
  expireSeconds: 240,
};

/**
 * Closes the mails whose very last try was cut off with its process, so that they do not read "waiting" for ever.
 * It comes every hour and at a worker's start. A last try under way just then is recorded as it ends all the same.
 */
export const closeMailsJob: JobDefinition = {
  name: "mail.close",
  payload: z.object({}),
  retryLimit: 2,
  retryDelaySeconds: 60,
  expireSeconds: 60,
};
