import type { Translate } from "#app/messages/translator.ts";
import { bareMail, type MailContent } from "./mail-content.ts";

export type WaitingMail = {
  t: Translate;
  kind: "waiting_joined" | "place_offered";
  business: { name: string; accentColor: string; retentionDays: number };
  title: string;
  /** The meeting, or the whole day that is waited for. */
  time: string;
  shortTime: string;
  zone: string;
  isDay: boolean;
  /** How long the place is kept. */
  expiry: string;
  pageUrl: string;
};

/** Mails of the waiting list. They say no name, like all that goes to an address nobody has confirmed. */
export function waitingMail(mail: WaitingMail): MailContent {
  const { t, kind, business, title } = mail;
  const isOffer = kind === "place_offered";
  return {
    ...bareMail,
    sender: { name: business.name, accentColor: business.accentColor },
    subject: t(`mail.subject.${kind}`, { title, business: business.name, time: mail.shortTime }),
    heading: t(isOffer ? "mail.waiting.offered.heading" : "mail.waiting.joined.heading"),
    lead: leadOf(mail),
    rows: [
      { label: t("mail.label.what"), value: title },
      { label: t("mail.label.when"), value: mail.time, ...(mail.isDay ? {} : { detail: mail.zone }) },
      { label: t("mail.label.at"), value: business.name },
      ...(isOffer ? [{ label: t("mail.label.heldUntil"), value: mail.expiry, detail: mail.zone }] : []),
    ],
    action: {
      label: t(isOffer ? "mail.waiting.offered.action" : "mail.waiting.joined.action"),
      url: mail.pageUrl,
    },
    actionNote: isOffer ? t("mail.waiting.offered.note") : null,
    notes: [t("mail.waiting.privacy", { business: business.name, days: business.retentionDays })],
    footer: t("mail.footer.business", { business: business.name }),
  };
}

function leadOf({ t, kind, isDay, expiry }: WaitingMail): string {
  if (kind === "place_offered") return t("mail.waiting.offered.lead", { time: expiry });
  return t(isDay ? "mail.waiting.joined.leadDay" : "mail.waiting.joined.lead");
}
