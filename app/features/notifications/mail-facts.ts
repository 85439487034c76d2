import { z } from "zod";
import { ownMailKinds } from "#app/domain/mail/own-mails.ts";
import { locales } from "#app/messages/locale.ts";
import { signInChanges } from "./sign-in-change.ts";

/**
 * What a mail has to say and its booking no longer knows. Ids and instants (epoch milliseconds) alone, never a name,
 * an address or a text: the row outlives neither, but its copies in backups may.
 */
export const mailFactsSchema = z.object({
  /** The row of `EmailToken` whose link is mailed. */
  tokenId: z.string().optional(),
  /**
   * The reader's sequence when the mail was queued: the attendee's, or the booking's for a host. A higher one has
   * newer mail on its way.
   */
  sequence: z.number().int().optional(),
  previousStartsAt: z.number().int().optional(),
  previousEndsAt: z.number().int().optional(),
  /** Who moved or cancelled. What one party gave as a reason is mailed to the other party only. */
  changedBy: z.enum(["attendee", "host", "system"]).optional(),
  /** The user who did it, so that they are not told of themselves by name. */
  actorId: z.string().optional(),
  /** The seat of a group that the news is about, for its hosts. */
  aboutAttendeeId: z.string().optional(),
  /** Of a booking that was given from one host to another. */
  previousHostId: z.string().optional(),
  newHostId: z.string().optional(),
  /** The version of the privacy notice that is announced, and when it begins to hold. */
  noticeHash: z.string().optional(),
  /** What became of a request about somebody's data; of a reminder, how many days ago the request came. */
  rightsStep: z.enum(["received", "held", "extended", "done", "refused", "mark", "overdue"]).optional(),
  rightsDay: z.number().int().optional(),
  /** Which notice about an incident it is: the first, or one that says more. */
  incidentStage: z.number().int().optional(),
  /** From when on what is announced holds; of shorter rules, when the first data goes. */
  effectiveAt: z.number().int().optional(),
  /** Of the session that a browser began which was not known. */
  sessionId: z.string().optional(),
  /** What changed about how somebody signs in. */
  change: z.enum(signInChanges).optional(),
  /** The row of `EmailChange` that is told of. */
  changeId: z.string().optional(),
  /** Of an access for support. */
  grantId: z.string().optional(),
  /** The row of `SupportAnswer` that is mailed. */
  supportAnswerId: z.string().optional(),
  /** Of a booking in a calendar elsewhere, about which its host is asked. */
  copyId: z.string().optional(),
  /** Of an account with calendars that lets us in no more. */
  connectionId: z.string().optional(),
  /** Of a copy that is ready: when it is erased. */
  endsAt: z.number().int().optional(),
  /** Of a reminder: the start that it tells of, and how long before it goes. */
  remindsOf: z.number().int().optional(),
  leadMinutes: z.number().int().optional(),
  /** Of a word after a meeting: the end that it follows, and how long after it goes. */
  followsEnd: z.number().int().optional(),
  afterHours: z.number().int().optional(),
  /** Of a day's agenda: when it is due. */
  agendaAt: z.number().int().optional(),
  /** Of a mail that shows how a kind reads in a language. */
  sampleOf: z.enum(ownMailKinds).optional(),
  sampleLocale: z.enum(locales).optional(),
  /** It was a request until then, whether or not whoever asked was told that it had come. */
  requested: z.boolean().optional(),
  /** A request was agreed to, whether or not whoever asked was told that it had come. */
  agreed: z.boolean().optional(),
  /** Written when the mail goes out: whether it left the meeting in the reader's calendar, or took it out. */
  invited: z.boolean().optional(),
});

export type MailFacts = z.infer<typeof mailFactsSchema>;

/** Facts of a stored row. A row that another release wrote may hold what this one does not know: it counts as none. */
export function readMailFacts(stored: unknown): MailFacts {
  const parsed = mailFactsSchema.safeParse(stored);
  return parsed.success ? parsed.data : {};
}
