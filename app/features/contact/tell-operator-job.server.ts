import { z } from "zod";
import { mailOperator } from "#app/platform/mail/operator-mail.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { JobDefinition, JobHandler } from "#app/ports/job-queue.ts";

const payload = z.object({
  /** Of the case, or of the request about somebody's data. */
  id: z.string(),
  about: z.enum(["case", "privacy", "mark", "overdue"]),
  /** Of a mark: how many days after the request came. */
  day: z.number().int().optional(),
});

/** Word to the operator that something waits for an answer: by id alone, whatever it says and whoever wrote it. */
export const tellOperatorJob: JobDefinition<typeof payload> = {
  name: "contact.tell-operator",
  payload,
  retryLimit: 6,
  retryDelaySeconds: 120,
  expireSeconds: 120,
};

const subjects = {
  case: "Somebody wrote to you",
  privacy: "Somebody asks about their data: answer within 30 days",
  mark: "A request about somebody's data waits for your answer",
  overdue: "A request about somebody's data is overdue",
} as const;

export const tellOperatorHandler: JobHandler<Services> = {
  job: tellOperatorJob,
  handle: async (services, given) => {
    const { id, about, day } = payload.parse(given);
    const text = `${subjects[about]}, at ${services.links.host}.\n\nRead and answer it: npm run privacy -- support show ${id}\n`;
    await mailOperator(services, {
      id: `contact.${about}.${day ?? 0}.${id}`,
      subject: `Parley: ${subjects[about]}`,
      text,
    });
  },
};
