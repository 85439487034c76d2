import type { Services } from "#app/platform/services.server.ts";
import type { OutgoingMail } from "#app/ports/mail-transport.ts";
import { accountLetter } from "./account-letter.server.ts";
import { bookingLetter } from "./booking-letter.server.ts";
import { mailText } from "./emails/mail-text.ts";
import type { Letter } from "./letter.ts";
import { messageIdOf, oneLine } from "./mail-identity.ts";
import type { StoredMail } from "./mail-repository.server.ts";

type ComposeServices = Pick<Services, "database" | "clock" | "links" | "settings">;

/** The whole mail as it goes out; null when nothing true is left to say. */
export async function composeMail(services: ComposeServices, mail: StoredMail): Promise<OutgoingMail | null> {
  const letter = await writeLetter(services, mail);
  if (!letter) return null;
  // The templates' library weighs 40 MB and half a second: a process that mails nothing never loads it.
  const { mailHtml } = await import("./emails/render-html.server.tsx");
  return {
    messageId: messageIdOf(services.settings, mail.id),
    from: { name: letter.fromName, address: services.settings.mail.from },
    to: { name: "", address: letter.to },
    ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
    subject: oneLine(letter.content.subject, 200),
    html: await mailHtml(letter.content, letter.locale),
    text: mailText(letter.content),
    ...(letter.calendar ? { calendar: letter.calendar } : {}),
    headers: { "Auto-Submitted": "auto-generated" },
  };
}

async function writeLetter(services: ComposeServices, mail: StoredMail): Promise<Letter | null> {
  switch (mail.kind) {
    case "verify_email":
    case "reset_password":
    case "password_changed":
      return accountLetter(services, mail, mail.kind);
    case "booking_confirmed":
    case "booking_moved":
    case "booking_cancelled":
      return bookingLetter(services, mail, mail.kind);
    default:
      return null;
  }
}
