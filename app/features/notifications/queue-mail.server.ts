import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { MailKind } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingMailKind } from "./booking-mail-kind.ts";
import type { MailFacts } from "./mail-facts.ts";
import { insertMail } from "./mail-repository.server.ts";
import { sendMailJob } from "./send-mail-job.ts";

export type MailToQueue = {
  kind: MailKind;
  /** Names the event, such as `verify_email:<tokenId>`: the same event never makes two mails. */
  dedupeKey: string;
  organizationId?: string;
  /** The recipient, unless `attendeeId` names one. */
  userId?: string;
  bookingId?: string;
  attendeeId?: string;
  waitingEntryId?: string;
  timeProposalId?: string;
  facts?: MailFacts;
};

/**
 * Puts a mail on its way inside the transaction of the change that it tells of: the row, and the job that sends it.
 * A `dedupeKey` that exists already is silently left alone.
 * `verify_email` and `reset_password` need `userId` and `facts.tokenId`; `password_changed` needs `userId`.
 */
export async function queueMail(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  mail: MailToQueue,
): Promise<void> {
  const mailId = await insertMail(tx, mail, services.clock.now());
  if (mailId !== null) await services.jobs.enqueue(sendMailJob, { mailId }, { transaction: tx });
}

export type BookingMailsToQueue = {
  bookingId: string;
  organizationId: string;
  hostIds: readonly string[];
  /** Each with its sequence after the change. */
  attendees: readonly { id: string; sequence: number }[];
  kind: BookingMailKind;
  /** The booking's sequence after the change, for its hosts. */
  sequence: number;
  /** Tells news of one sequence apart, such as two seats of a group that were taken. */
  event?: string;
  facts?: Pick<MailFacts, "previousStartsAt" | "previousEndsAt" | "changedBy" | "aboutAttendeeId">;
};

/**
 * One mail to each attendee and one to each host. Whoever raises a sequence calls this in the same transaction: mail
 * of a lower sequence that is still waiting is then dropped, since the newer one says it all.
 */
export async function queueBookingMails(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  mails: BookingMailsToQueue,
): Promise<void> {
  const { bookingId, organizationId, kind, facts, event = "" } = mails;
  const recipients = [
    ...mails.attendees.map(({ id, sequence }) => ({
      to: { attendeeId: id },
      key: `attendee:${id}`,
      sequence,
    })),
    ...mails.hostIds.map((userId) => ({
      to: { userId },
      key: `host:${userId}:${event}`,
      sequence: mails.sequence,
    })),
  ];
  for (const { to, key, sequence } of recipients) {
    await queueMail(services, tx, {
      ...to,
      kind,
      organizationId,
      bookingId,
      dedupeKey: `booking:${bookingId}:${kind}:${sequence}:${key}`,
      facts: { ...facts, sequence },
    });
  }
}
