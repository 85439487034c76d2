import type { Translate } from "#app/messages/translator.ts";
import { textRows } from "./booking-mail.ts";
import { bareMail, type MailContent } from "./mail-content.ts";

export type ProposalMail = {
  t: Translate;
  kind: "time_proposed" | "proposal_declined";
  business: { name: string; accentColor: string; retentionDays: number };
  title: string;
  time: string;
  shortTime: string;
  zone: string;
  hostName: string;
  visitor: { name: string; email: string };
  note: string;
  /** The times that the host had offered. */
  offered: string[];
  /** Where the host answers, or the visitor chooses anew. */
  url: string;
};

/** A time that a visitor proposes: to the host, with who asks and what they wrote; back to the visitor without either. */
export function proposalMail(mail: ProposalMail): MailContent {
  const { t, kind, business, title, visitor, hostName } = mail;
  const frame = {
    ...bareMail,
    sender: { name: business.name, accentColor: business.accentColor },
    notes: [t("mail.proposal.privacy", { business: business.name, days: business.retentionDays })],
    footer: t("mail.footer.business", { business: business.name }),
  };
  if (kind === "proposal_declined") {
    return {
      ...frame,
      subject: t("mail.subject.proposal_declined", { title, name: hostName, time: mail.shortTime }),
      heading: t("mail.proposal.declined.heading"),
      lead: t("mail.proposal.declined.lead", { name: hostName }),
      rows: [
        { label: t("mail.label.what"), value: title },
        { label: t("mail.label.proposedTime"), value: mail.time, detail: mail.zone, struck: true },
        { label: t("mail.label.with"), value: t("mail.person", { name: hostName, business: business.name }) },
      ],
      action: { label: t("mail.attendee.bookAgain"), url: mail.url },
    };
  }
  return {
    ...frame,
    subject: t("mail.subject.time_proposed", { title, name: visitor.name, time: mail.shortTime }),
    heading: t("mail.proposal.heading", { name: visitor.name }),
    lead: t("mail.proposal.lead"),
    rows: [
      { label: t("mail.label.what"), value: title },
      { label: t("mail.label.proposedTime"), value: mail.time, detail: mail.zone },
      { label: t("mail.label.proposedBy"), value: visitor.name, detail: visitor.email },
      ...textRows(t("mail.label.note"), mail.note),
      ...textRows(t("mail.label.offered"), mail.offered.join("\n")),
    ],
    action: { label: t("mail.proposal.action"), url: mail.url },
    actionNote: t("mail.proposal.note"),
  };
}
