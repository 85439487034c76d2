/** A mail kept on disk instead of being sent, as `/dev/outbox` shows it. Times are epoch milliseconds. */
export type OutboxMail = {
  id: string;
  at: number;
  to: string;
  from: string;
  subject: string;
  html: string;
  text: string;
  calendar: string | null;
};

/** Where mail goes while no SMTP server is set: files of this machine, for development and the demo. */
export type MailOutbox = {
  list(): Promise<Omit<OutboxMail, "html" | "text" | "calendar">[]>;
  read(id: string): Promise<OutboxMail | null>;
  /** Erases the kept copies of these messages; unknown ids are ignored. */
  erase(messageIds: string[]): Promise<void>;
};
