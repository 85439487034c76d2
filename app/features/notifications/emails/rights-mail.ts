import type { Authority } from "#app/domain/privacy/authorities.ts";
import type { Translate } from "#app/messages/translator.ts";
import { bareMail, type MailContent, type MailRow } from "./mail-content.ts";

type Business = { name: string; accentColor: string };
type Kind = "access" | "erase" | "correct" | "restrict" | "object" | "withdraw" | "other";

type LinkMail = {
  t: Translate;
  host: string;
  purpose: "enter" | "add" | "correct";
  url: string;
  expiry: string;
};

/** The link to one's own data. It says nothing of whether there is any: nobody has looked yet. */
export function rightsLinkMail({ t, host, purpose, url, expiry }: LinkMail): MailContent {
  return {
    ...bareMail,
    subject: t("mail.subject.rights_link"),
    heading: t(`rights.mail.link.${purpose}.heading`),
    lead: t(`rights.mail.link.${purpose}.lead`, { host }),
    action: { label: t(`rights.mail.link.${purpose}.action`), url },
    actionNote: t("mail.verify.expiry", { time: expiry }),
    notes: [t("rights.mail.link.forward"), t("rights.mail.link.ignore")],
    footer: t("rights.mail.footer", { host }),
  };
}

type NewsMail = {
  t: Translate;
  step: "received" | "held" | "extended" | "done" | "refused";
  /** Who was asked; without a colour it is the operator, for whom Parley itself speaks. */
  business: { name: string; accentColor: string | null };
  kind: Kind;
  received: string;
  due: string;
  /** Why it takes longer or was refused, or what was done. */
  reason: string;
  article: string;
  authority: Authority | null;
  portalUrl: string;
  complaintUrl: string;
};

/** What became of a request, and in each case where to complain. */
export function rightsNewsMail(mail: NewsMail): MailContent {
  const { t, step, business, kind, received, due, reason, authority } = mail;
  const values = { business: business.name, date: due };
  const row = (label: string, value: string): MailRow[] => (value === "" ? [] : [{ label, value }]);
  return {
    ...bareMail,
    sender: business.accentColor === null ? null : { name: business.name, accentColor: business.accentColor },
    subject: t(`rights.mail.${step}.subject`, values),
    heading: t(`rights.mail.${step}.heading`, values),
    lead: t(`rights.mail.${step}.lead`, values),
    rows: [
      ...row(t("rights.label.kind"), t(`rights.kind.${kind}`)),
      ...row(t("rights.label.received"), received),
      ...(step === "done" || step === "refused" ? [] : row(t("rights.label.due"), due)),
      ...row(t(step === "done" ? "rights.label.outcome" : "rights.label.reason"), reason),
      ...(step === "refused" ? row(t("rights.label.article"), mail.article) : []),
    ],
    action: { label: t("rights.mail.open"), url: mail.portalUrl },
    links: [
      {
        label: authority
          ? t("rights.mail.complainTo", { authority: authority.name })
          : t("rights.mail.complain"),
        url: authority?.url ?? mail.complaintUrl,
      },
      ...(authority ? [{ label: t("rights.mail.authorities"), url: mail.complaintUrl }] : []),
    ],
    footer: t("rights.mail.newsFooter", { business: business.name }),
  };
}

type WorkMail = {
  t: Translate;
  step: "received" | "mark" | "overdue";
  business: Business;
  kind: Kind;
  day: number;
  left: number;
  due: string;
  url: string;
};

/** Tells a member of a request that waits. It names nobody: the page does, to whoever is signed in. */
export function rightsWorkMail(mail: WorkMail): MailContent {
  const { t, step, business, kind, day, left, due, url } = mail;
  const values = {
    business: business.name,
    kind: t(`rights.kind.${kind}`),
    day,
    left: Math.abs(left),
    date: due,
  };
  return {
    ...bareMail,
    sender: business,
    subject: t(`rights.mail.work.${step}.subject`, values),
    heading: t(`rights.mail.work.${step}.heading`, values),
    lead: t(
      step === "received" && kind === "erase"
        ? "rights.mail.work.received.erase"
        : `rights.mail.work.${step}.lead`,
      values,
    ),
    action: { label: t("rights.mail.work.action"), url },
    footer: t("mail.footer.business", { business: business.name }),
  };
}
