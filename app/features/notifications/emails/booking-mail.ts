import type { Translate } from "#app/messages/translator.ts";
import { bareMail, type MailContent, type MailRow } from "./mail-content.ts";

export type BookingMailKind = "booking_confirmed" | "booking_moved" | "booking_cancelled";

/** What a booking's mail is made of. Times are texts in the reader's language and zone already. */
export type BookingMail = {
  t: Translate;
  kind: BookingMailKind;
  business: { name: string; accentColor: string; url: string; retentionDays: number };
  title: string;
  /** "Tue 3 Dec, 14:00", for the subject. */
  shortTime: string;
  time: string;
  previousTime: string | null;
  zone: string;
  changedBy: "attendee" | "host" | "system" | null;
  reason: string;
  hostName: string;
  attendees: { name: string; email: string }[];
};

export type AttendeeMail = BookingMail & {
  joinUrl: string;
  manageUrl: string;
  addTo: { google: string; outlook: string; office365: string; file: string };
};

export type HostMail = BookingMail & {
  roomUrl: string;
  bookingUrl: string;
  answers: { label: string; values: string[] }[];
};

/**
 * The attendee's mail. It repeats nothing that was typed into the form: anybody can book with a stranger's address,
 * and must not be able to send that stranger words of their own.
 */
export function attendeeMail(mail: AttendeeMail): MailContent {
  const { t, kind, business, hostName } = mail;
  const cancelled = kind === "booking_cancelled";
  return {
    ...frameOf(mail),
    subject: t(`mail.subject.attendee.${kind}`, subjectValues(mail, hostName)),
    ...attendeeOpening(mail),
    rows: [
      { label: t("mail.label.what"), value: mail.title },
      ...timeRows(mail),
      { label: t("mail.label.with"), value: t("mail.person", { name: hostName, business: business.name }) },
      ...(mail.changedBy === "host" ? reasonRow(mail) : []),
    ],
    action: cancelled
      ? { label: t("mail.attendee.bookAgain"), url: business.url }
      : { label: t("mail.attendee.join"), url: mail.joinUrl },
    actionNote: cancelled ? null : t("mail.attendee.joinNote"),
    links: cancelled ? [] : [{ label: t("mail.attendee.manage"), url: mail.manageUrl }],
    alternatives: kind === "booking_confirmed" ? addToCalendar(mail) : null,
  };
}

function attendeeOpening({ t, kind, hostName: name, changedBy }: AttendeeMail) {
  switch (kind) {
    case "booking_confirmed":
      return {
        heading: t("mail.attendee.confirmed.heading"),
        lead: t("mail.attendee.confirmed.lead", { name }),
      };
    case "booking_moved":
      return { heading: t("mail.attendee.moved.heading"), lead: t("mail.attendee.moved.lead", { name }) };
    case "booking_cancelled":
      return {
        heading: t("mail.attendee.cancelled.heading"),
        lead: t(`mail.attendee.cancelled.${changedBy === "attendee" ? "byYou" : "byHost"}`, { name }),
      };
  }
}

/** The host's mail: who booked, what they answered, and the way to the booking. */
export function hostMail(mail: HostMail): MailContent {
  const { t, kind, attendees } = mail;
  const name = attendees[0]?.name ?? "";
  const booking = { label: t("mail.host.booking"), url: mail.bookingUrl };
  const cancelled = kind === "booking_cancelled";
  return {
    ...frameOf(mail),
    subject: t(`mail.subject.host.${kind}`, subjectValues(mail, name)),
    ...hostOpening(mail, name),
    rows: [
      { label: t("mail.label.what"), value: mail.title },
      ...timeRows(mail),
      ...attendees.map((one) => ({ label: t("mail.label.who"), value: one.name, detail: one.email })),
      ...reasonRow(mail),
    ],
    answers: mail.answers.length > 0 ? { title: t("mail.label.answers"), rows: answerRows(mail) } : null,
    action: cancelled ? booking : { label: t("mail.host.room"), url: mail.roomUrl },
    links: cancelled ? [] : [booking],
  };
}

function hostOpening({ t, kind, changedBy }: HostMail, name: string) {
  switch (kind) {
    case "booking_confirmed":
      return { heading: t("mail.host.confirmed.heading", { name }), lead: t("mail.host.confirmed.lead") };
    case "booking_moved": {
      const lead = {
        host: "mail.host.moved.byYou",
        attendee: "mail.host.moved.byAttendee",
        system: "mail.host.moved.lead",
      } as const;
      return {
        heading: t("mail.host.moved.heading"),
        lead: t(changedBy ? lead[changedBy] : "mail.host.moved.lead", { name }),
      };
    }
    case "booking_cancelled":
      return {
        heading: t("mail.host.cancelled.heading"),
        lead: t(`mail.host.cancelled.${changedBy === "host" ? "byYou" : "byAttendee"}`, { name }),
      };
  }
}

function frameOf({ t, business }: BookingMail) {
  return {
    ...bareMail,
    sender: { name: business.name, accentColor: business.accentColor },
    notes: [t("mail.privacy", { business: business.name, days: business.retentionDays })],
    footer: t("mail.footer.business", { business: business.name }),
  };
}

function subjectValues({ title, shortTime }: BookingMail, name: string) {
  return { title, name, time: shortTime };
}

function timeRows({ t, kind, time, previousTime, zone }: BookingMail): MailRow[] {
  switch (kind) {
    case "booking_confirmed":
      return [{ label: t("mail.label.when"), value: time, detail: zone }];
    case "booking_moved":
      return [
        { label: t("mail.label.newTime"), value: time, detail: zone },
        ...(previousTime ? [{ label: t("mail.label.oldTime"), value: previousTime, struck: true }] : []),
      ];
    case "booking_cancelled":
      return [{ label: t("mail.label.wasTime"), value: time, detail: zone, struck: true }];
  }
}

function reasonRow({ t, kind, reason }: BookingMail): MailRow[] {
  return reason === "" || kind === "booking_confirmed"
    ? []
    : [{ label: t("mail.label.reason"), value: reason }];
}

function answerRows({ t, answers }: HostMail): MailRow[] {
  return answers.map(({ label, values }) => ({
    label,
    value: values.filter((value) => value !== "").join(", ") || t("mail.label.noAnswer"),
  }));
}

function addToCalendar({ t, addTo }: AttendeeMail): MailContent["alternatives"] {
  const link = (target: keyof typeof addTo) => ({ label: t(`mail.addTo.${target}`), url: addTo[target] });
  const plain = link("file");
  return {
    title: t("mail.addToCalendar"),
    links: [link("google"), link("outlook"), link("office365"), plain],
    plain,
  };
}
