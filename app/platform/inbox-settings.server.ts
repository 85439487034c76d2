import { z } from "zod";

/** The mailbox to which answers to invitations and returned mails come. */
export const inboxSettings = {
  IMAP_URL: z
    .string()
    .regex(
      /^imaps?:\/\/[^:@/]+:[^@/]+@[^@/]+(\/[^?#]*)?$/,
      "must be an address like imaps://user:password@mail.example.com",
    )
    .optional(),
};

export type InboxSettings = { url: string };

type InboxEnvironment = z.output<z.ZodObject<typeof inboxSettings>> & { SMTP_URL?: string | undefined };

/** Null without one. A sentence where nothing could ever come there. */
export function readInboxSettings({ IMAP_URL, SMTP_URL }: InboxEnvironment): InboxSettings | null | string {
  if (IMAP_URL === undefined) return null;
  if (SMTP_URL === undefined)
    return "The setting SMTP_URL is missing: without it no mail leaves, and nothing comes back to IMAP_URL.";
  return { url: IMAP_URL };
}
