import type { SendMailOptions } from "nodemailer";
import type { MailAddress, MailResult, OutgoingMail } from "#app/ports/mail-transport.ts";

/**
 * An outgoing mail in Nodemailer's terms, for every transport that puts bytes together.
 * The calendar is the last alternative, with its method in the MIME type, and an attachment besides: programs differ
 * in which of the two they look at. Files and addresses in any field are never opened.
 */
export function mimeMessage(mail: OutgoingMail): SendMailOptions {
  return {
    messageId: mail.messageId,
    from: mailbox(mail.from),
    to: mailbox(mail.to),
    ...(mail.replyTo ? { replyTo: mailbox(mail.replyTo) } : {}),
    ...threadOf(mail),
    envelope: { from: mail.from.address, to: [mail.to.address] },
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    ...(mail.calendar ? { icalEvent: { ...mail.calendar, filename: "invite.ics" } } : {}),
    ...(mail.headers ? { headers: mail.headers } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 5322, 3.6.4. */
function threadOf({ references = [] }: OutgoingMail): Pick<SendMailOptions, "inReplyTo" | "references"> {
  const last = references.at(-1);
  return last === undefined ? {} : { inReplyTo: last, references };
}

function mailbox({ name, address }: MailAddress): string | MailAddress {
  return name === "" ? address : { name, address };
}

/**
 * Whether an address is one plain mailbox. Nodemailer reads lists and comments out of what it is given, so anything
 * that could be more than a single address must not reach it.
 */
export function isSingleAddress(address: string): boolean {
  return /^[^\s<>()[\]\\,;:@"\p{Cc}]+@[^\s<>()[\]\\,;:@"\p{Cc}]+$/u.test(address);
}

/** What a transport answers for any other. */
export const addressRefused = { ok: false, retry: false, reason: "refused" } as const satisfies MailResult;
