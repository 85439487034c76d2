import type { SendMailOptions } from "nodemailer";
import type { MailAddress, OutgoingMail } from "#app/ports/mail-transport.ts";

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

function mailbox({ name, address }: MailAddress): string | MailAddress {
  return name === "" ? address : { name, address };
}
