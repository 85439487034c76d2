import type { Translate } from "#app/messages/translator.ts";
import type { BookingMailKind } from "../booking-mail-kind.ts";
import { bareMail, type MailContent, type MailRow } from "./mail-content.ts";

/** What every mail about a booking is made of. Times and lists are texts in the reader's language and zone already. */
export type BookingMail = {
  t: Translate;
  kind: BookingMailKind;
  /** A member called it and invited everybody else; nobody booked. */
  called: boolean;
  business: { name: string; accentColor: string; retentionDays: number };
  title: string;
  /** "Tue 3 Dec, 14:00", for the subject. */
  shortTime: string;
  time: string;
  previousTime: string | null;
  zone: string;
  place: { value: string; detail?: string };
  /** Asked for and not agreed. */
  pending: boolean;
  /** It ended before anything was agreed, so there was no meeting to cancel. */
  withdrawn: boolean;
  /** The mail takes the meeting out of the reader's calendar. */
  leavesCalendar: boolean;
  /** When an unanswered request expires. */
  answerBy: string;
  series: { position: number; count: number; dates: string[] } | null;
  changedBy: "attendee" | "host" | "system" | null;
  reason: string;
};

/** The parts that look the same whoever reads. */
export function frameOf({ t, business }: Pick<BookingMail, "t" | "business">) {
  return {
    ...bareMail,
    sender: { name: business.name, accentColor: business.accentColor },
    notes: [t("mail.privacy", { business: business.name, days: business.retentionDays })],
    footer: t("mail.footer.business", { business: business.name }),
  } satisfies Partial<MailContent>;
}

/** Whether the mail tells that the meeting (or the request for one) is over. */
export function isEnd(kind: BookingMailKind): boolean {
  return kind === "booking_cancelled" || kind === "booking_declined" || kind === "booking_expired";
}

export function timeRows({ t, kind, time, previousTime, zone }: BookingMail): MailRow[] {
  if (isEnd(kind)) return [{ label: t("mail.label.wasTime"), value: time, detail: zone, struck: true }];
  if (previousTime === null) return [{ label: t("mail.label.when"), value: time, detail: zone }];
  return [
    { label: t("mail.label.newTime"), value: time, detail: zone },
    ...(previousTime ? [{ label: t("mail.label.oldTime"), value: previousTime, struck: true }] : []),
  ];
}

/** Where it takes place; nobody needs to know of a meeting that does not. */
export function placeRows({ t, kind, place }: BookingMail): MailRow[] {
  return isEnd(kind) ? [] : [{ label: t("mail.label.where"), ...place }];
}

/** Which of a series it is and when the others are; after an end, the dates that stay. */
export function seriesRows({ t, kind, series }: BookingMail): MailRow[] {
  if (!series || (isEnd(kind) && series.dates.length === 0)) return [];
  const dates = series.dates.join("\n");
  if (isEnd(kind)) return [{ label: t("mail.label.datesLeft"), value: dates }];
  const { position, count } = series;
  return [{ label: t("mail.label.series"), value: t("mail.series", { position, count }), detail: dates }];
}

export function reasonRows({ t, reason }: Pick<BookingMail, "t" | "reason">): MailRow[] {
  return reason === "" ? [] : [{ label: t("mail.label.reason"), value: reason }];
}

export function textRows(label: string, value: string): MailRow[] {
  return value.trim() === "" ? [] : [{ label, value: value.trim() }];
}
