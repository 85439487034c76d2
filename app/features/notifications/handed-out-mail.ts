import type { MailToQueue } from "./queue-mail.server.ts";

/** Due times, epoch milliseconds: after `from`, and up to `to`. */
export type HandOutSpan = { from: number; to: number; now: number };

/** A mail whose time has come, or is about to. */
export type HandedOutMail = MailToQueue & { dueAt: number };
