import type { Translate } from "#app/messages/translator.ts";
import { bareMail, type MailContent } from "./mail-content.ts";

export type DeletionMail = {
  t: Translate;
  kind: "deletion_planned" | "deletion_stopped" | "deletion_done" | "deletion_team";
  /** What is deleted. */
  of: "account" | "business" | "part";
  host: string;
  /** For a colleague: which business. */
  business: string;
  until: string;
  keepUrl: string;
  certificateUrl: string;
  homeUrl: string;
};

/** What somebody is told of a deletion: until when it can be called off, that it was, or that it is done. */
export function deletionMail(mail: DeletionMail): MailContent {
  const { t, kind, of, host, business, until } = mail;
  const frame = {
    ...bareMail,
    subject: t(`mail.subject.${kind}`),
    footer: t("mail.footer.account", { host }),
  };
  switch (kind) {
    case "deletion_planned":
      return {
        ...frame,
        heading: t(`deletion.mail.planned.${of}.heading`),
        lead: t(`deletion.mail.planned.${of}.lead`, { until }),
        action: { label: t("deletion.mail.planned.action"), url: mail.keepUrl },
        actionNote: t("deletion.mail.planned.note"),
        notes: [t("deletion.mail.planned.notYou")],
      };
    case "deletion_stopped":
      return {
        ...frame,
        heading: t("deletion.mail.stopped.heading"),
        lead: t(`deletion.mail.stopped.${of}`),
        action: { label: t("deletion.mail.stopped.action"), url: mail.homeUrl },
      };
    case "deletion_done":
      return {
        ...frame,
        heading: t("deletion.mail.done.heading"),
        lead: t(`deletion.mail.done.${of}`),
        action: { label: t("deletion.mail.done.action"), url: mail.certificateUrl },
        notes: of === "account" ? [t("deletion.mail.done.last")] : [],
      };
    case "deletion_team":
      return {
        ...frame,
        heading: t("deletion.mail.team.heading", { business }),
        lead: t("deletion.mail.team.lead", { business, until }),
        action: { label: t("deletion.mail.team.action"), url: mail.homeUrl },
      };
  }
}
