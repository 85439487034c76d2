/**
 * What a mail says, apart from how it looks: the HTML and the plain text are both made of it, so that neither can
 * say less than the other. All strings are plain text; the writers of both forms escape.
 */
export type MailContent = {
  /** One line, already clean of control characters. */
  subject: string;
  /** Who speaks, at the top: the business, or null for Parley itself. */
  sender: { name: string; accentColor: string } | null;
  heading: string;
  lead: string;
  rows: MailRow[];
  /** Questions and answers of the booking; hosts alone read them. */
  answers: { title: string; rows: MailRow[] } | null;
  action: MailLink | null;
  /** The other answer, beside the action. */
  otherAction: MailLink | null;
  /** Stands right below the action. */
  actionNote: string | null;
  links: MailLink[];
  /** Small links of one kind in one line. Plain text shows `plain` alone: the others' addresses fill whole lines. */
  alternatives: { title: string; links: MailLink[]; plain: MailLink } | null;
  notes: string[];
  footer: string;
};

export type MailLink = { label: string; url: string };

export type MailRow = {
  label: string;
  /** May hold line breaks where people typed some. */
  value: string;
  detail?: string;
  /** No longer so: struck through. */
  struck?: boolean;
};

/** A mail without anything optional; the writers of each kind fill in what theirs has. */
export const bareMail = {
  sender: null,
  rows: [],
  answers: null,
  action: null,
  otherAction: null,
  actionNote: null,
  links: [],
  alternatives: null,
  notes: [],
} satisfies Partial<MailContent>;
