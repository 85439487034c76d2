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
import type { MailContent, MailLink, MailRow } from "./mail-content.ts";

/** What the mail to a host says besides. */
export type HostMail = BookingMail & {
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
    ...openingOf(mail),
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
    ...(group && !handedOver
      ? [
          {
            label: t("mail.label.seats"),
            value: t("mail.seats", group.seats),
            ...(person && group.people.length < 2 ? {} : { detail: group.people.join("\n") }),
          },
        ]
      : []),
    ...textRows(t("mail.label.hosts"), mail.colleagues),
    ...seriesRows(mail),
    ...reasonRows(mail),
  ];
}

function personRow({ t, kind }: HostMail, { name, email, phone }: NonNullable<HostMail["person"]>): MailRow {
  const label = kind === "booking_requested" ? "mail.label.askedBy" : "mail.label.who";
  return { label: t(label), value: name, detail: phone === "" ? email : `${email}\n${phone}` };
}

function subjectOf({ kind, withdrawn, handover }: HostMail) {
  if (kind === "booking_cancelled" && withdrawn) return "mail.subject.host.withdrawn";
  if (handover?.role === "old") return "mail.subject.host.handed_over";
  if (handover?.role === "other") return "mail.subject.host.other_host";
  return `mail.subject.host.${kind}` as const;
}

type Opening = Pick<MailContent, "heading" | "lead">;

function openingOf(mail: HostMail): Opening {
  const { t, kind, name, answerBy } = mail;
  if (mail.handover) return handoverOpening(mail, mail.handover);
  switch (kind) {
    case "booking_requested": {
      const lead = t(mail.colleagues === "" ? "mail.host.requested.lead" : "mail.host.requested.leadTeam", {
        time: answerBy,
      });
      return { heading: t("mail.host.requested.heading", { name }), lead };
    }
    case "booking_confirmed":
      return confirmation(mail);
    case "booking_moved":
      return moving(mail);
    case "booking_declined":
    case "booking_expired": {
      const key = kind === "booking_declined" ? "declined" : "expired";
      return { heading: t(`mail.host.${key}.heading`, { name }), lead: t(`mail.host.${key}.lead`, { name }) };
    }
    case "booking_cancelled":
      return mail.withdrawn ? withdrawal(mail) : cancellation(mail);
    case "seat_cancelled":
      return seatCancellation(mail);
    case "booking_reassigned":
      return { heading: t("mail.host.otherHost.heading"), lead: t("mail.host.reassigned.lead") };
  }
}

function confirmation({ t, name, group, wasAsked, byHand }: HostMail): Opening {
  if (wasAsked)
    return {
      heading: t("mail.host.accepted.heading", { name }),
      lead: t("mail.host.accepted.lead", { name }),
    };
  if (group)
    return {
      heading: t("mail.host.joined.heading", { name }),
      lead: t("mail.host.joined.lead", group.seats),
    };
  const key = byHand ? "byHand" : "confirmed";
  return { heading: t(`mail.host.${key}.heading`, { name }), lead: t(`mail.host.${key}.lead`, { name }) };
}

function moving({ t, name, doneBy, changedBy, pending, group, person }: HostMail): Opening {
  if (group && person)
    return {
      heading: t("mail.host.movedHere.heading", { name }),
      lead: t("mail.host.joined.lead", group.seats),
    };
  if (pending)
    return { heading: t("mail.host.requestMoved.heading", { name }), lead: t("mail.host.requestMoved.lead") };
  const lead = doneBy === "you" ? "byYou" : changedBy === "attendee" ? "byAttendee" : "lead";
  return { heading: t("mail.host.moved.heading"), lead: t(`mail.host.moved.${lead}`, { name }) };
}

function cancellation({ t, name, doneBy, changedBy }: HostMail): Opening {
  const by =
    doneBy === "you"
      ? "byYou"
      : doneBy === "team"
        ? "byTeam"
        : changedBy === "system"
          ? "bySystem"
          : "byAttendee";
  return { heading: t("mail.host.cancelled.heading"), lead: t(`mail.host.cancelled.${by}`, { name }) };
}

function withdrawal({ t, name, changedBy }: HostMail): Opening {
  const by = changedBy === "attendee" ? "byAttendee" : "byTeam";
  return { heading: t("mail.host.withdrawn.heading"), lead: t(`mail.host.withdrawn.${by}`, { name }) };
}

function seatCancellation({
  t,
  name,
  movedAway,
  changedBy,
  emptied,
  group,
  leavesCalendar,
}: HostMail): Opening {
  const key = movedAway ? "movedAway" : changedBy === "attendee" ? "byAttendee" : "byTeam";
  const rest = emptied ? t("mail.host.seat.emptied") : group ? t("mail.host.joined.lead", group.seats) : "";
  return {
    heading: t(`mail.host.seat.${key}`, { name }),
    lead: leavesCalendar ? `${rest} ${t("mail.leavesCalendar")}` : rest,
  };
}

function handoverOpening(
  { t, leavesCalendar }: HostMail,
  { role, from, to }: NonNullable<HostMail["handover"]>,
): Opening {
  if (role === "new") {
    return {
      heading: t("mail.host.yours.heading"),
      lead: from === "" ? t("mail.host.yours.lead") : t("mail.host.yours.leadFrom", { name: from }),
    };
  }
  if (role === "old") {
    const lead = to === "" ? t("mail.host.handedOver.lead") : t("mail.host.handedOver.leadTo", { name: to });
    return {
      heading: t("mail.host.handedOver.heading"),
      lead: leavesCalendar ? `${lead} ${t("mail.leavesCalendar")}` : lead,
    };
  }
  return { heading: t("mail.host.otherHost.heading"), lead: t("mail.host.otherHost.lead", { from, to }) };
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
