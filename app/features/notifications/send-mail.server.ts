import type { Services } from "#app/platform/services.server.ts";
import type { JobHandler } from "#app/ports/job-queue.ts";
import type { MailResult } from "#app/ports/mail-transport.ts";
import { composeMail } from "./compose-mail.server.ts";
import type { MailFacts } from "./mail-facts.ts";
import { messageIdOf } from "./mail-identity.ts";
import {
  claimTry,
  closeCutOff,
  dropMail,
  findMail,
  recordFailure,
  recordSent,
  reopenFailed,
  type StoredMail,
} from "./mail-repository.server.ts";
import { closeMailsJob, sendMailJob } from "./send-mail-job.ts";

type SendServices = Pick<Services, "database" | "mail" | "clock" | "links" | "settings" | "log">;

/** A try that failed for now. Thrown so that the queue tries again later. */
export class MailNotSentError extends Error {
  override name = "MailNotSentError";
}

export const mailJobs: JobHandler<Services>[] = [
  {
    job: sendMailJob,
    // As many as the transport keeps connections: one slow mail server for one mail does not hold up the others.
    atOnce: 3,
    handle: async (services, payload, { putBack }) => {
      const { mailId } = sendMailJob.payload.parse(payload);
      if (putBack) await reopenFailed(services.database.prisma, mailId);
      await sendMail(services, mailId);
    },
  },
  {
    job: closeMailsJob,
    schedule: "23 * * * *",
    handle: async ({ database, log }) => {
      const closed = await closeCutOff(database.prisma, sendMailJob.retryLimit + 1);
      if (closed > 0) log.warn({ closed }, "mails whose last try was cut off are closed");
    },
  },
];

/**
 * Sends one mail, once. Does nothing for a mail that is sent, failed for good or erased, and takes back one that has
 * nothing true left to say: its booking has changed again since (the newer mail tells the whole state), its link was
 * used or has ended. One whose meeting is over fails, so that the booking's page tells that it never went. A crash between the server's "accepted" and our note of it can send a second copy, which carries
 * the same Message-ID.
 */
async function sendMail(services: SendServices, mailId: string): Promise<void> {
  const { prisma } = services.database;
  const mail = await findMail(prisma, mailId);
  if (
    mail?.status !== "queued" ||
    waitsForGrace(mail, services.clock.now()) ||
    !(await claimTry(prisma, mailId, mail.attempts))
  )
    return;

  const result = await trySending(services, mail);
  if (result === "superseded") return dropMail(prisma, mailId);
  if (result.ok) return recordSent(prisma, mailId, { now: services.clock.now(), facts: result.facts });

  const final = !result.retry || mail.attempts >= sendMailJob.retryLimit;
  await recordFailure(prisma, mailId, { reason: result.reason, final });
  services.log.warn({ mailId, kind: mail.kind, reason: result.reason, final }, "mail not sent");
  if (result.retry) throw new MailNotSentError();
}

/**
 * Nothing goes out in the name of what is being deleted, nor to whoever is going, until that is carried out or called off;
 * but for mail about it, and about the rights of others.
 */
function waitsForGrace({ kind, organization, user }: StoredMail, now: number): boolean {
  if (kind.startsWith("deletion_") || kind.startsWith("rights_")) return false;
  return [organization?.closesAt, user?.closesAt].some((at) => at && at.getTime() > now);
}

type Tried = { ok: true; facts: MailFacts } | Extract<MailResult, { ok: false }> | "superseded";

/** A mail that cannot even be written is tried again as well: a release with the bug mended may be on its way. */
async function trySending(services: SendServices, mail: StoredMail): Promise<Tried> {
  try {
    const composed = await composeMail(services, mail);
    if (composed === "superseded") return composed;
    if (composed === "late") return { ok: false, retry: false, reason: "late" };
    const result = await services.mail.send(composed.outgoing);
    return result.ok ? { ok: true, facts: composed.facts } : result;
  } catch (error) {
    services.log.error({ mailId: mail.id, kind: mail.kind, err: error }, "mail could not be written");
    return { ok: false, retry: true, reason: "unknown" };
  }
}

/** Erases what this machine kept of mails whose rows are being erased. The outbox is the only place that keeps any. */
export async function eraseMailCopies(
  { outbox, settings }: Pick<Services, "outbox" | "settings">,
  mailIds: string[],
): Promise<void> {
  await outbox?.erase(mailIds.map((mailId) => messageIdOf(settings, mailId)));
}
