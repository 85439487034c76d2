import { idIn, isOurIdentity, queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { MailReturn } from "#app/ports/mail-inbox.ts";

type ReturnServices = Pick<Services, "database" | "clock" | "jobs" | "settings">;

/**
 * Notes that a mail about a booking did not arrive. True where it was a mail of ours. What is believed is the mail's own
 * id, a long random word that nobody knows but its reader and the servers on its way. What was given up stays so,
 * whatever is said later. Its hosts are told once for each person.
 */
export async function takeReturn(services: ReturnServices, returned: MailReturn): Promise<boolean> {
  const id = idIn(returned.messageId);
  if (id === null) return false;
  const { prisma } = services.database;
  const mail = await prisma.mailMessage.findUnique({ where: { id }, select: mailSelect });
  // What is about something that is erased, or asks nothing of us, is not left lying in the mailbox either.
  if (!mail) return isOurIdentity(services.settings, returned.messageId);
  // Of mails about accounts and requests, nobody is shown anything: nothing is noted either.
  if (mail.bookingId !== null && mail.attempts > 0)
    await prisma.$transaction((tx) => note(services, tx, { mail, returned }));
  return true;
}

const mailSelect = {
  id: true,
  organizationId: true,
  bookingId: true,
  attendeeId: true,
  attempts: true,
  booking: { select: { hosts: { select: { userId: true } } } },
} as const;

type Mail = {
  id: string;
  organizationId: string | null;
  bookingId: string | null;
  attendeeId: string | null;
  booking: { hosts: { userId: string }[] } | null;
};

async function note(
  services: ReturnServices,
  tx: DatabaseTransaction,
  { mail, returned: { outcome, code } }: { mail: Mail; returned: MailReturn },
): Promise<void> {
  const { count } = await tx.mailMessage.updateMany({
    where: { id: mail.id, OR: [{ returnedAs: null }, { returnedAs: { startsWith: "delayed" } }] },
    data: {
      returnedAt: new Date(services.clock.now()),
      returnedAs: code === null ? outcome : `${outcome} ${code}`,
    },
  });
  const { organizationId, bookingId, attendeeId } = mail;
  if (count === 0 || outcome !== "final" || !organizationId || !bookingId || !attendeeId) return;
  for (const { userId } of mail.booking?.hosts ?? [])
    await queueMail(services, tx, {
      ...{ kind: "mail_returned", organizationId, bookingId, userId },
      dedupeKey: `mail_returned:${attendeeId}:${userId}`,
      facts: { aboutAttendeeId: attendeeId },
    });
}
