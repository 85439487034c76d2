import { filled, type MailWording, nameForMail, type VariableValues } from "#app/domain/mail/mail-wording.ts";
import type { OwnMailKind } from "#app/domain/mail/own-mails.ts";
import type { AgendaMail } from "./emails/agenda-mail.ts";
import type { AttendeeMail } from "./emails/attendee-mail.ts";
import type { MailContent } from "./emails/mail-content.ts";
import { oneLine } from "./mail-identity.ts";

/**
 * A mail in a business's own words. Rows, links, notes and the footer stay as they are: what a reader needs to know
 * stands in any mail, whatever is written above it. Empty words are ours.
 */
export function inOwnWords(
  content: MailContent,
  { kind, wording, values }: { kind: OwnMailKind; wording: MailWording | null; values: VariableValues },
): MailContent {
  if (!wording) return content;
  const line = (text: string, ours: string) => oneLine(filled(text, kind, values), 200) || ours;
  return {
    ...content,
    subject: line(wording.subject, content.subject),
    heading: line(wording.heading, content.heading),
    lead: filled(wording.lead, kind, values).trim() || content.lead,
  };
}

/** What the variables say to one attendee. A name that may be more than a name is left to a word of ours. */
export function attendeeVariables(mail: AttendeeMail, typedName: string): VariableValues {
  const { t, hosts, business, title, shortTime, place } = mail;
  return {
    attendee: nameForMail(typedName) ?? t("ownMails.value.attendee"),
    host: hosts,
    business: business.name,
    appointment: title,
    time: shortTime,
    place: oneLine(place.value),
  };
}

/** What the variables say to whoever reads their agenda. */
export function agendaVariables(
  { business, day, meetings, more }: Pick<AgendaMail, "business" | "day" | "meetings" | "more">,
  memberName: string,
): VariableValues {
  const member = nameForMail(memberName) ?? oneLine(memberName);
  return { member, business: business.name, day, count: String(meetings.length + more) };
}
