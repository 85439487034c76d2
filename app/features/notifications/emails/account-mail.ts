import type { Translate } from "#app/messages/translator.ts";
import type { SignInChange } from "../sign-in-change.ts";
import { bareMail, type MailContent } from "./mail-content.ts";

export type AccountMail = { t: Translate; host: string } & (
  | { kind: "verify_email" | "reset_password"; url: string; expiry: string }
  | { kind: "password_changed"; url: string; changedAt: string }
  | { kind: "notice_changed"; url: string; date: string }
  | { kind: "limits_changed"; url: string; date: string }
  | { kind: "new_device"; url: string; device: string; network: string; time: string }
  | { kind: "sign_in_changed"; url: string; change: SignInChange; time: string }
  | { kind: "access_opened"; url: string; end: string; emergency: boolean; caseRef: string }
  | { kind: "export_ready"; url: string; end: string }
  | { kind: "email_change" | "email_changed"; url: string; to: string; end: string }
  | { kind: "email_restored"; url: string; from: string }
);

/**
 * Mails about an account. They say no name: whoever signs up with a stranger's address must not be able to make
 * Parley mail them words of their own.
 */
export function accountMail(mail: AccountMail): MailContent {
  const { t, kind } = mail;
  const frame = {
    ...bareMail,
    subject: t(`mail.subject.${kind}`),
    footer: t("mail.footer.account", { host: mail.host }),
  };
  switch (mail.kind) {
    case "verify_email":
      return {
        ...frame,
        heading: t("mail.verify.heading"),
        lead: t("mail.verify.lead"),
        action: { label: t("mail.verify.action"), url: mail.url },
        actionNote: t("mail.verify.expiry", { time: mail.expiry }),
        notes: [t("mail.verify.ignore")],
      };
    case "reset_password":
      return {
        ...frame,
        heading: t("mail.reset.heading"),
        lead: t("mail.reset.lead"),
        action: { label: t("mail.reset.action"), url: mail.url },
        actionNote: t("mail.verify.expiry", { time: mail.expiry }),
        notes: [t("mail.reset.ignore")],
      };
    case "password_changed":
      return {
        ...frame,
        heading: t("mail.passwordChanged.heading"),
        lead: `${t("mail.passwordChanged.lead", { time: mail.changedAt })} ${t("mail.passwordChanged.wasYou")}`,
        action: { label: t("mail.passwordChanged.action"), url: mail.url },
        actionNote: t("mail.passwordChanged.wasNotYou"),
      };
    case "new_device": {
      const { device, network, time } = mail;
      return {
        ...frame,
        heading: t("mail.newDevice.heading"),
        lead: t("mail.newDevice.lead", { host: mail.host, device, network: network || "none", time }),
        action: { label: t("mail.newDevice.action"), url: mail.url },
        actionNote: t("mail.newDevice.wasNotYou"),
        notes: [t("mail.newDevice.why")],
      };
    }
    case "sign_in_changed":
      return {
        ...frame,
        heading: t(`mail.signInChanged.heading.${mail.change}`),
        lead: t(`mail.signInChanged.lead.${mail.change}`, { host: mail.host, time: mail.time }),
        action: { label: t("mail.signInChanged.action"), url: mail.url },
        actionNote: t("mail.signInChanged.wasNotYou"),
      };
    case "access_opened": {
      const lead = mail.emergency ? "mail.accessOpened.emergency" : "mail.accessOpened.granted";
      return {
        ...frame,
        heading: t("mail.accessOpened.heading"),
        lead: t(lead, { host: mail.host, time: mail.end, case: mail.caseRef }),
        action: { label: t("mail.accessOpened.action"), url: mail.url },
        actionNote: t("mail.accessOpened.note"),
      };
    }
    case "export_ready":
      return {
        ...frame,
        heading: t("mail.exportReady.heading"),
        lead: t("mail.exportReady.lead", { time: mail.end }),
        action: { label: t("mail.exportReady.action"), url: mail.url },
        actionNote: t("mail.exportReady.note"),
      };
    case "email_change":
      return {
        ...frame,
        heading: t("mail.emailChange.heading"),
        lead: t("mail.emailChange.lead", { host: mail.host }),
        action: { label: t("mail.emailChange.action"), url: mail.url },
        actionNote: t("mail.verify.expiry", { time: mail.end }),
        notes: [t("mail.emailChange.ignore")],
      };
    case "email_changed":
      return {
        ...frame,
        heading: t("mail.emailChanged.heading"),
        lead: t("mail.emailChanged.lead", { host: mail.host, address: mail.to }),
        action: { label: t("mail.emailChanged.action"), url: mail.url },
        actionNote: t("mail.emailChanged.note", { time: mail.end }),
      };
    case "email_restored":
      return {
        ...frame,
        heading: t("mail.emailRestored.heading"),
        lead: t("mail.emailRestored.lead", { host: mail.host, address: mail.from }),
        action: { label: t("mail.emailRestored.action"), url: mail.url },
        actionNote: t("mail.emailRestored.note"),
      };
    case "limits_changed":
      return {
        ...frame,
        heading: t("mail.limitsChanged.heading"),
        lead: t("mail.limitsChanged.lead", { host: mail.host }),
        action: { label: t("mail.limitsChanged.action"), url: mail.url },
        actionNote: t("mail.limitsChanged.until", { date: mail.date }),
      };
    case "notice_changed":
      return {
        ...frame,
        heading: t("mail.noticeChanged.heading"),
        lead: t("mail.noticeChanged.lead", { host: mail.host, date: mail.date }),
        action: { label: t("mail.noticeChanged.action"), url: mail.url },
        actionNote: t("mail.noticeChanged.until"),
      };
  }
}
