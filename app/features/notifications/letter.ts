import type { Locale } from "#app/messages/locale.ts";
import type { MailAddress, OutgoingMail } from "#app/ports/mail-transport.ts";
import type { MailContent } from "./emails/mail-content.ts";
import type { MailFacts } from "./mail-facts.ts";

/** A mail that is worded and addressed, and only lacks its envelope. */
export type Letter = {
  content: MailContent;
  locale: Locale;
  fromName: string;
  /** An address alone: a name typed by a stranger does not go out in our header. */
  to: string;
  replyTo?: MailAddress;
  /** Where a mail that nobody has to get is ended, by one click (RFC 8058). */
  unsubscribeUrl?: string;
  calendar?: OutgoingMail["calendar"];
  /** Ids of earlier mails of the same matter to the same reader, the first one first. */
  follows?: string[];
  /** What the row is to remember once it is sent. */
  factsWhenSent?: Pick<MailFacts, "invited">;
};

/** Why nothing is mailed: newer mail says it all (or it is no longer true), or the meeting was over before it went. */
export type NoLetter = "superseded" | "late";
