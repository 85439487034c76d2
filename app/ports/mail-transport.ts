export type MailAddress = { name: string; address: string };

/** A mail ready to go out. `messageId` is stable for one event, so a repeated send is recognised by the reader. */
export type OutgoingMail = {
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  replyTo?: MailAddress;
  /** Message ids of earlier mails of the same matter, the first one first: programs show them together. */
  references?: string[];
  subject: string;
  html: string;
  text: string;
  /** An iTIP message (RFC 6047): its method is repeated in the MIME type. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
  headers?: Record<string, string>;
};

/** `retry` is false when trying again cannot help (an address that the other side refuses for good). */
export type MailResult = { ok: true } | { ok: false; retry: boolean; reason: string };

export type MailTransport = {
  name: "smtp" | "outbox";
  send(mail: OutgoingMail): Promise<MailResult>;
  close(): Promise<void>;
};
