import type { Services } from "#app/platform/services.server.ts";
import type { OutgoingMail } from "#app/ports/mail-transport.ts";
import { accountLetter } from "./account-letter.server.ts";
import { addressLetter } from "./address-letter.server.ts";
import { agendaLetter } from "./agenda-letter.server.ts";
import { askedLetter } from "./asked-letter.server.ts";
import { bookingLetter } from "./booking-letter.server.ts";
import { deletionLetter } from "./deletion-letter.server.ts";
import { mailText } from "./emails/mail-text.ts";
import { guardianLetter } from "./guardian-letter.server.ts";
import { incidentLetter, legalLetter } from "./incident-letter.server.ts";
import { invitationLetter } from "./invitation-letter.server.ts";
import type { Letter, NoLetter } from "./letter.ts";
import { type MailFacts, readMailFacts } from "./mail-facts.ts";
import { messageIdOf, oneLine } from "./mail-identity.ts";
import type { StoredMail } from "./mail-repository.server.ts";
import { isKeptFrom, memberLetter, roleLetter, signedOutLetter } from "./member-letter.server.ts";
import { newsLetter } from "./news-letter.server.ts";
import { proposalLetter } from "./proposal-letter.server.ts";
import { refusedLetter } from "./refused-letter.server.ts";
import { rightsLetter, rightsLinkLetter } from "./rights-letter.server.ts";
import { sampleLetter } from "./sample-letter.server.ts";
import { supportLetter } from "./support-letter.server.ts";
import { waitingLetter } from "./waiting-letter.server.ts";
import { declinedLetter, returnedLetter } from "./way-back-letter.server.ts";

type ComposeServices = Pick<Services, "database" | "clock" | "links" | "settings">;

type ComposedMail = {
  outgoing: OutgoingMail /** What the row remembers once it is sent. */;
  facts: MailFacts;
};

/** The whole mail as it goes out, or why none does. */
export async function composeMail(
  services: ComposeServices,
  mail: StoredMail,
): Promise<ComposedMail | NoLetter> {
  const letter = await writeLetter(services, mail);
  if (typeof letter === "string") return letter;
  const facts = { ...readMailFacts(mail.facts), ...letter.factsWhenSent };
  return { outgoing: await outgoingMail(services, mail, letter), facts };
}

async function outgoingMail(
  services: Pick<Services, "settings">,
  mail: StoredMail,
  letter: Letter,
): Promise<OutgoingMail> {
  // The templates' library weighs 40 MB and half a second: a process that mails nothing never loads it.
  const { mailHtml } = await import("./emails/render-html.server.tsx");
  return {
    messageId: messageIdOf(services.settings, mail.id),
    from: { name: letter.fromName, address: services.settings.mail.from },
    to: { name: "", address: letter.to },
    ...(letter.replyTo ? { replyTo: letter.replyTo } : {}),
    ...(letter.follows?.length
      ? { references: letter.follows.map((id) => messageIdOf(services.settings, id)) }
      : {}),
    subject: oneLine(letter.content.subject, 200),
    html: await mailHtml(letter.content, letter.locale),
    text: mailText(letter.content),
    ...(letter.calendar ? { calendar: letter.calendar } : {}),
    headers: { "Auto-Submitted": "auto-generated", ...unsubscribeHeaders(mail, letter) },
  };
}

/** Mails of these kinds go to those alone who want them. */
export const optionalKinds: ReadonlySet<string> = new Set([
  "news_welcome",
  "booking_reminder",
  "booking_follow_up",
  "booking_no_show",
  "host_agenda",
]);

/** One click in the mail program ends the topic (RFC 8058). No mail of an optional kind leaves without. */
function unsubscribeHeaders({ kind }: StoredMail, { unsubscribeUrl }: Letter): Record<string, string> {
  if (unsubscribeUrl === undefined) {
    if (optionalKinds.has(kind)) throw new Error(`A mail of the kind ${kind} has no way to end it`);
    return {};
  }
  return {
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

async function writeLetter(services: ComposeServices, mail: StoredMail): Promise<Letter | NoLetter> {
  const { kind } = mail;
  if (isKeptFrom(mail)) return "superseded";
  switch (kind) {
    case "verify_email":
    case "reset_password":
    case "password_changed":
    case "notice_changed":
    case "limits_changed":
    case "export_ready":
    case "access_opened":
    case "new_device":
    case "sign_in_changed":
      return (await accountLetter(services, mail, kind)) ?? "superseded";
    case "email_change":
    case "email_changed":
    case "email_restored":
      return (await addressLetter(services, mail, kind)) ?? "superseded";
    case "waiting_joined":
    case "place_offered":
      return waitingLetter(services, mail, kind) ?? "superseded";
    case "time_proposed":
    case "proposal_declined":
      return proposalLetter(services, mail, kind) ?? "superseded";
    case "rights_link":
      return rightsLinkLetter(services, mail) ?? "superseded";
    case "rights_news":
    case "rights_work":
      return rightsLetter(services, mail, kind) ?? "superseded";
    case "guardian_asked":
      return guardianLetter(services, mail) ?? "superseded";
    case "support_received":
    case "support_answered":
      return supportLetter(services, mail, kind) ?? "superseded";
    case "incident_notice":
      return incidentLetter(services, mail) ?? "superseded";
    case "legal_notice":
      return legalLetter(services, mail) ?? "superseded";
    case "news_welcome":
      return (await newsLetter(services, mail)) ?? "superseded";
    case "deletion_planned":
    case "deletion_stopped":
    case "deletion_done":
    case "deletion_team":
      return deletionLetter(services, mail, kind) ?? "superseded";
    case "member_role":
      return roleLetter(services, mail) ?? "superseded";
    case "member_signed_out":
      return signedOutLetter(services, mail) ?? "superseded";
    case "member_suspended":
    case "member_restored":
      return memberLetter(services, mail, kind) ?? "superseded";
    case "member_invited":
      return invitationLetter(services, mail) ?? "superseded";
    case "host_agenda":
      return (await agendaLetter(services, mail)) ?? "superseded";
    case "mail_sample":
      return (await sampleLetter(services, mail)) ?? "superseded";
    case "calendar_asked":
      return (await askedLetter(services, mail)) ?? "superseded";
    case "calendar_refused":
      return (await refusedLetter(services, mail)) ?? "superseded";
    case "reply_declined":
      return declinedLetter(services, mail) ?? "superseded";
    case "mail_returned":
      return (await returnedLetter(services, mail)) ?? "superseded";
    default:
      return bookingLetter(services, mail, kind);
  }
}
