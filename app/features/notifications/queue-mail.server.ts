import { createHash } from "node:crypto";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { MailKind } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingChangeKind } from "./booking-mail-kind.ts";
import type { MailFacts } from "./mail-facts.ts";
import { insertMail } from "./mail-repository.server.ts";
import { queueCopies } from "./queue-copies.server.ts";
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
  rightsLinkId?: string;
  rightsRequestId?: string;
  consentId?: string;
  incidentSubjectId?: string;
  legalPersonId?: string;
  deletionJobId?: string;
  guardianWishId?: string;
  supportRequestId?: string;
  invitationId?: string;
  facts?: MailFacts;
};

/**
 * Puts a mail on its way inside the transaction of the change that it tells of: the row, and the job that sends it.
 * A `dedupeKey` that exists already is silently left alone.
 * `verify_email` and `reset_password` need `userId` and `facts.tokenId`; `password_changed` needs `userId`, and `notice_changed`
 * `facts.noticeHash` and `facts.effectiveAt` as well; `limits_changed` needs `userId` and `facts.effectiveAt`, `export_ready` needs
 * `userId` and `facts.endsAt`, `access_opened` `userId` and `facts.grantId`, `new_device`
 * `userId` and `facts.sessionId`, `sign_in_changed` `userId` and `facts.change`, those about another address `userId` and `facts.changeId`. The
 * waiting list's need `organizationId` and `waitingEntryId`, those about a proposed time `organizationId` and
 * `timeProposalId`; `rights_link` needs `rightsLinkId`, and what is about a request `rightsRequestId` and
 * `facts.rightsStep`, for a member `userId` as well; `news_welcome` needs `consentId`, `incident_notice`
 * `incidentSubjectId` and `facts.incidentStage`, `legal_notice` `legalPersonId`, `guardian_asked` `guardianWishId`,
 * `member_invited` `invitationId`, those of support `supportRequestId`, an answer `facts.supportAnswerId` as well; whom they go to stands there. Those of deletions need `deletionJobId`,
 * and `userId` while there is one; a colleague's `organizationId` too. What is about bookings is queued by `queueBookingMails`.
 */
export async function queueMail(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  mail: MailToQueue,
  /** Epoch milliseconds, of a mail that waits before its first try. */
  { notBefore }: { notBefore?: number } = {},
): Promise<void> {
  const mailId = await insertMail(tx, mail, services.clock.now());
  if (mailId === null) return;
  const options = { transaction: tx, ...(notBefore === undefined ? {} : { notBefore }) };
  await services.jobs.enqueue(sendMailJob, { mailId }, options);
}

/**
 * Sends on what waited while a business or an account was being deleted, since that was called off. A mail whose job had
 * run has another now; one that is sent in between is sent once all the same.
 */
export async function resumeMails(
  services: Pick<Services, "jobs">,
  tx: DatabaseTransaction,
  { organizationIds, userId }: { organizationIds: string[]; userId: string | null },
): Promise<void> {
  const waiting = await tx.mailMessage.findMany({
    where: {
      status: "queued",
      OR: [{ organizationId: { in: organizationIds } }, ...(userId === null ? [] : [{ userId }])],
    },
    select: { id: true },
  });
  for (const { id: mailId } of waiting)
    await services.jobs.enqueue(sendMailJob, { mailId }, { transaction: tx });
}

export type BookingMailsToQueue = {
  bookingId: string;
  organizationId: string;
  /** The hosts as they are now, and those who host no longer because of this change: they are told so. */
  hostIds: readonly string[];
  /** Each with its sequence after the change. */
  attendees: readonly { id: string; sequence: number }[];
  kind: BookingChangeKind;
  /** The booking's sequence after the change, for its hosts. */
  sequence: number;
  /** Tells the hosts' news of one sequence apart where the attendees do not, such as two seats given back. */
  event?: string;
  /** `booking_reassigned` needs `previousHostId` and `newHostId`; `actorId` is the member who did it, if one did. */
  facts?: Pick<
    MailFacts,
    | "previousStartsAt"
    | "previousEndsAt"
    | "changedBy"
    | "actorId"
    | "agreed"
    | "aboutAttendeeId"
    | "previousHostId"
    | "newHostId"
  >;
};

/**
 * One mail to each attendee and guest, and one to each host; who among them is told what is decided as it is sent.
 * What stands of the booking in calendars elsewhere is written as well.
 * Whoever raises a sequence calls this in the same transaction: mail of a lower sequence that is still waiting is then
 * dropped, since the newer one says it all.
 */
export async function queueBookingMails(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  mails: BookingMailsToQueue,
): Promise<void> {
  const { bookingId, organizationId, kind, facts } = mails;
  const event = mails.event ?? fingerprint(mails.attendees);
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
  await queueCopies(services, tx, bookingId);
}

/** Short, however large the group: it stands in a key. */
function fingerprint(attendees: BookingMailsToQueue["attendees"]): string {
  const seats = attendees.map(({ id, sequence }) => `${id}.${sequence}`).sort();
  return createHash("sha256").update(seats.join()).digest("base64url").slice(0, 22);
}
