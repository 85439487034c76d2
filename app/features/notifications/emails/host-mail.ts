import type { BookingChangeKind } from "../booking-mail-kind.ts";
import {
  type BookingMail,
  frameOf,
  isEnd,
  placeRows,
  reasonRows,
  seriesRows,
  textRows,
  timeRows,
} from "./booking-mail.ts";
import { hostOpening } from "./host-opening.ts";
import type { MailContent, MailLink, MailRow } from "./mail-content.ts";

/** What the mail to a host says besides. */
export type HostMail = Omit<BookingMail, "kind"> & {
  kind: BookingChangeKind;
  /** Whom it is about: "Grace", or of a group "Grace and 4 others". */
  name: string;
  /** The person whom it is about; null where it is a whole group. */
  person: { name: string; email: string; phone: string } | null;
  guests: string[];
  /** Everyone in a group, one a line, and how many of its seats are taken. */
  group: { seats: { taken: number; seats: number }; people: string[] } | null;
  /** All hosts, where there are several. */
  colleagues: string;
  answers: { label: string; value: string }[];
  /** Calendars of the reader that did not answer, so that the time may not be free. */
  unasked: string;
  byHand: boolean;
  /** The reader was asked before, so it is news that somebody agreed. */
  wasAsked: boolean;
  /** Whether the reader did it, another host, or one of them that is not known. */
  doneBy: "you" | "team" | null;
  /** The last seat was given back, and the meeting with it. */
  emptied: boolean;
  /** The seat went to another meeting. */
  movedAway: boolean;
  handover: { role: "old" | "new" | "other"; from: string; to: string } | null;
  decide: { accept: MailLink; decline: MailLink } | null;
  join: MailLink | null;
  booking: MailLink;
};

/** The host's mail: who it is about, what they answered, and the way to the booking. */
export function hostMail(mail: HostMail): MailContent {
  const { t } = mail;
  return {
    ...frameOf(mail),
    subject: t(subjectOf(mail), { title: mail.title, name: mail.name, time: mail.shortTime }),
    ...hostOpening(mail),
    rows: rowsOf(mail),
    answers:
      mail.answers.length > 0 && !isEnd(mail.kind)
        ? { title: t("mail.label.answers"), rows: mail.answers }
        : null,
    ...linksOf(mail),
  };
}

function rowsOf(mail: HostMail): MailRow[] {
  const { t, person, group } = mail;
  const handedOver = mail.handover?.role === "old";
  return [
    { label: t("mail.label.what"), value: mail.title },
    ...timeRows(mail),
    ...(handedOver ? [] : placeRows(mail)),
    ...(person ? [personRow(mail, person)] : []),
    ...textRows(t("mail.label.guests"), mail.guests.join("\n")),
    ...(group && !handedOver ? groupRows(mail, group) : []),
    ...textRows(t("mail.label.hosts"), mail.colleagues),
    ...seriesRows(mail),
    ...reasonRows(mail),
    ...(mail.unasked === "" || isEnd(mail.kind)
      ? []
      : textRows(t("mail.label.unasked"), t("mail.host.unasked", { calendars: mail.unasked }))),
  ];
}

/** A group's seats and who has them; once it is over, who had them. */
function groupRows({ t, kind, person, emptied }: HostMail, group: NonNullable<HostMail["group"]>): MailRow[] {
  const people = group.people.join("\n");
  if (isEnd(kind) || emptied) return person ? [] : textRows(t("mail.label.who"), people);
  const detail = person && group.people.length < 2 ? {} : { detail: people };
  return [{ label: t("mail.label.seats"), value: t("mail.seats", group.seats), ...detail }];
}

function personRow({ t, kind }: HostMail, { name, email, phone }: NonNullable<HostMail["person"]>): MailRow {
  const label = kind === "booking_requested" ? "mail.label.askedBy" : "mail.label.who";
  return { label: t(label), value: name, detail: phone === "" ? email : `${email}\n${phone}` };
}

function subjectOf({ kind, withdrawn, handover, called, previousTime }: HostMail) {
  if (called && kind === "booking_confirmed") return "mail.subject.host.called";
  if (called && kind === "booking_moved" && previousTime === null) return "mail.subject.attendee.changed";
  if (kind === "booking_cancelled" && withdrawn) return "mail.subject.host.withdrawn";
  if (handover?.role === "old") return "mail.subject.host.handed_over";
  if (handover?.role === "other") return "mail.subject.host.other_host";
  return `mail.subject.host.${kind}` as const;
}

function linksOf(mail: HostMail): Pick<MailContent, "action" | "otherAction" | "actionNote" | "links"> {
  const { t, kind, decide, join, booking, handover, emptied } = mail;
  if (decide) {
    const { accept, decline } = decide;
    return { action: accept, otherAction: decline, actionNote: t("mail.host.decideNote"), links: [booking] };
  }
  const alone = { otherAction: null, actionNote: null, links: [] };
  if (handover?.role === "old") return { ...alone, action: null };
  if (!join || isEnd(kind) || kind === "seat_cancelled" || emptied) return { ...alone, action: booking };
  return { ...alone, action: join, links: [booking] };
}
