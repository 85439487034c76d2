import type { Translate } from "#app/messages/translator.ts";
import { bareMail, type MailContent } from "./mail-content.ts";

export type AgendaMail = {
  t: Translate;
  business: { name: string; accentColor: string };
  /** "Thursday, 3 December 2026". */
  day: string;
  zone: string;
  meetings: { time: string; title: string; who: string; place: string }[];
  /** How many more there are than are listed. */
  more: number;
  calendarUrl: string;
  /** Where such mail is ended. */
  stopUrl: string;
};

/** A host's day: when, what, with whom and where. What customers answered stays in the dashboard. */
export function agendaMail(mail: AgendaMail): MailContent {
  const { t, business, day, meetings, more, zone } = mail;
  const count = meetings.length + more;
  return {
    ...bareMail,
    sender: business,
    subject: t("mail.subject.host_agenda", { day, count }),
    heading: t("mail.agenda.heading", { day }),
    lead: t("mail.agenda.lead", { count, zone }),
    rows: meetings.map(({ time, title, who, place }) => ({
      label: time,
      value: title,
      detail: [who, place].filter((part) => part !== "").join("\n"),
    })),
    actionNote: more > 0 ? t("mail.agenda.more", { count: more }) : null,
    action: { label: t("mail.agenda.action"), url: mail.calendarUrl },
    links: [{ label: t("mail.agenda.stop", { business: business.name }), url: mail.stopUrl }],
    notes: [t("mail.agenda.note")],
    footer: t("mail.footer.business", { business: business.name }),
  };
}
