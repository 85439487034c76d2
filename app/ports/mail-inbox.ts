/** What somebody answered to an invitation (iTIP's REPLY, RFC 5546, 3.2.3). */
export type MailReply = {
  kind: "reply";
  /** Of the event, as the invitation gave it. */
  uid: string;
  /** Of the attendee as the reply names them, in lower case. Anybody can write it. */
  address: string;
  answer: "accepted" | "tentative" | "declined";
  /** Of the invitation that is answered. */
  sequence: number;
  /** When it was written, as its writer's clock had it: epoch milliseconds, null where it does not say. */
  at: number | null;
};

/** A server's word that a mail of ours did not arrive (RFC 3464). */
export type MailReturn = {
  kind: "return";
  /** Of the mail, with its angle brackets; or what we named it by as it went out. */
  messageId: string;
  /** `delayed`: it is tried further. */
  outcome: "final" | "delayed";
  /** RFC 3463's, such as `5.1.1`; null where there is none. */
  code: string | null;
};

export type MailNews = MailReply | MailReturn;

/** The mailbox to which replies and returned mails come. */
export type MailInbox = {
  /**
   * Hands out the news among the mails that nobody has read. Those that `take` knows for its own are deleted once they
   * are taken; all others are left, and count as read. A mail may be handed out again, where its deletion was cut off.
   * Of a mail nothing else leaves this port, and of a very large one nothing at all.
   * @throws MailInboxError
   */
  read(take: (news: MailNews) => Promise<boolean>): Promise<{ taken: number; left: number }>;
};

/** The mailbox could not be read. `reason` is one word. */
export class MailInboxError extends Error {
  override name = "MailInboxError";
  readonly reason: "sign-in" | "unreachable" | "no-mailbox" | "cut-off";
  constructor(reason: MailInboxError["reason"]) {
    super(reason);
    this.reason = reason;
  }
}
