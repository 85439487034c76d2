/** What somebody may be mailed of without having to be: each is turned off by one click, for good. */
export const mailTopics = ["news", "reminders", "followups", "invitations"] as const;
export type MailTopic = (typeof mailTopics)[number];

export function isMailTopic(text: string): text is MailTopic {
  return (mailTopics as readonly string[]).includes(text);
}
