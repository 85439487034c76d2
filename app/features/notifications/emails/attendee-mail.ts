import { isAftermath, isNote } from "../booking-mail-kind.ts";
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

/** What the mail to an attendee, or to a guest whom one brings, says besides. */
export type AttendeeMail = BookingMail & {
  /** Short enough for a subject: "Ada and 2 others". */
  hosts: string;
  allHosts: string;
  /** The host who takes over. */
  newHost: string;
  /** The address of whoever brings this reader; null for attendees themselves. */
  invitedBy: string | null;
  /** Asked for before, so it is news that it was agreed. */
  wasAsked: boolean;
  confirmationText: string;
  /** What may be changed, and the business's policy; never a guest's matter. */
  changes: { rule: string; policy: string } | null;
  /** Names of others in the group, where the business shows them. */
  companions: string;
  /** The way in, if the place has one. */
  join: MailLink | null;
  joinNote: string | null;
  /** The page of the booking; null for a guest. */
  page: MailLink | null;
  bookAgain: MailLink;
  /** Where such mail is ended: a guest's as somebody's guest, and everybody's reminders. */
  stop: string | null;
  /** Where everything that is kept of an address is seen and erased, without an account. */
  rights: string;
  addTo: { google: string; outlook: string; office365: string; file: string } | null;
};

/**
 * The attendee's mail. It repeats nothing that was typed into the form: anybody can book with a stranger's address,
 * and must not be able to send that stranger words of their own. Names of a group's members, where the business shows
 * them, are the one exception; a guest is told the address of whoever brings them, and no name.
 */
export function attendeeMail(mail: AttendeeMail): MailContent {
  const { t } = mail;
  return {
    ...frameOf(mail),
    subject: t(subjectOf(mail), { title: mail.title, name: mail.hosts, time: mail.shortTime }),
    ...openingOf(mail),
    rows: [
      { label: t("mail.label.what"), value: mail.title },
      ...timeRows(mail),
      {
        label: t("mail.label.with"),
        value: t("mail.person", { name: mail.allHosts, business: mail.business.name }),
      },
      ...(isAftermath(mail.kind) ? [] : placeRows(mail)),
      ...textRows(t("mail.label.invitedBy"), mail.invitedBy ?? ""),
      ...seriesRows(mail),
      ...reasonRows(mail),
      ...(isEnd(mail.kind) || isAftermath(mail.kind) ? [] : standingRows(mail)),
    ],
    ...linksOf(mail),
    ...namedByOthers(mail),
  };
}

/** Who did not book themselves reads by whom they were named, how to end it, and where to see what is kept of them. */
function namedByOthers(mail: AttendeeMail): Partial<Pick<MailContent, "links" | "notes">> {
  const { t, invitedBy, called, business, stop, rights, page, join, kind, pending } = mail;
  if (invitedBy === null && !called) return {};
  const why =
    invitedBy === null
      ? t("mail.named.byBusiness", { business: business.name })
      : t("mail.named.byAttendee", { email: invitedBy, business: business.name });
  const usual = page && join && !pending && !isEnd(kind) && !isAftermath(kind) ? [page] : [];
  return {
    notes: [why],
    links: [
      ...usual,
      ...(stop ? [stopLink(mail, stop)] : []),
      { label: t("mail.named.rights"), url: rights },
    ],
  };
}

function stopLink({ t, kind, business }: AttendeeMail, url: string): MailLink {
  const ofAttendee = isAftermath(kind) ? "mail.after.stop" : "mail.reminder.stop";
  const key = isNote(kind) ? ofAttendee : "mail.named.stop";
  return { label: t(key, { business: business.name }), url };
}

function standingRows({
  t,
  confirmationText,
  companions,
  changes,
  pending,
  business,
}: AttendeeMail): MailRow[] {
  return [
    ...textRows(t("mail.label.companions"), companions),
    ...(pending ? [] : textRows(t("mail.label.fromBusiness", { business: business.name }), confirmationText)),
    ...textRows(t("mail.label.changes"), changes?.rule ?? ""),
    ...textRows(t("mail.label.policy"), changes?.policy ?? ""),
  ];
}

function subjectOf({ kind, invitedBy, withdrawn, called, previousTime }: AttendeeMail) {
  if (kind === "booking_moved" && previousTime === null) return "mail.subject.attendee.changed";
  if (kind === "booking_confirmed" && (invitedBy !== null || called))
    return "mail.subject.guest.booking_confirmed";
  if (kind === "booking_cancelled" && withdrawn) return "mail.subject.attendee.withdrawn";
  return `mail.subject.attendee.${kind === "seat_cancelled" ? "booking_cancelled" : kind}` as const;
}

type Opening = Pick<MailContent, "heading" | "lead">;

function openingOf(mail: AttendeeMail): Opening {
  const { t, kind, hosts: name, pending, answerBy } = mail;
  const values = { name, time: answerBy, host: mail.newHost };
  const opening = (
    key:
      | "requested"
      | "askedAnew"
      | "confirmed"
      | "accepted"
      | "invited"
      | "called"
      | "changed"
      | "moved"
      | "requestMoved"
      | "reassigned"
      | "corrected"
      | "declined"
      | "expired"
      | "reminder"
      | "followUp"
      | "noShow",
  ) => ({
    heading: t(`mail.attendee.${key}.heading`, values),
    lead: t(`mail.attendee.${key}.lead`, values),
  });
  switch (kind) {
    case "booking_requested":
      return opening(mail.previousTime === null ? "requested" : "askedAnew");
    case "booking_confirmed":
      if (mail.invitedBy !== null) return opening("invited");
      if (mail.called) return opening("called");
      return opening(mail.wasAsked ? "accepted" : "confirmed");
    case "booking_moved":
      if (mail.previousTime === null) return opening("changed");
      return opening(pending ? "requestMoved" : "moved");
    case "booking_reassigned":
      return opening("reassigned");
    case "booking_corrected":
      return opening("corrected");
    case "booking_reminder":
      return opening("reminder");
    case "booking_follow_up":
      return opening("followUp");
    case "booking_no_show":
      return opening("noShow");
    case "booking_declined":
      return opening("declined");
    case "booking_expired":
      return opening("expired");
    case "booking_cancelled":
    case "seat_cancelled":
      return mail.withdrawn ? withdrawal(mail) : cancellation(mail);
  }
}

function cancellation({ t, hosts: name, changedBy, invitedBy, leavesCalendar }: AttendeeMail): Opening {
  const by = {
    attendee: invitedBy === null ? "byYou" : "byAttendee",
    host: "byHost",
    system: "bySystem",
  } as const;
  const lead = t(`mail.attendee.cancelled.${by[changedBy ?? "host"]}`, { name });
  return {
    heading: t("mail.attendee.cancelled.heading"),
    lead: leavesCalendar ? `${lead} ${t("mail.leavesCalendar")}` : lead,
  };
}

function withdrawal({ t, hosts: name, changedBy }: AttendeeMail): Opening {
  const by = changedBy === "attendee" ? "byYou" : "byHost";
  return {
    heading: t("mail.attendee.withdrawn.heading"),
    lead: t(`mail.attendee.withdrawn.${by}`, { name }),
  };
}

function linksOf(mail: AttendeeMail): Pick<MailContent, "action" | "actionNote" | "links" | "alternatives"> {
  const { join, joinNote, page, bookAgain, addTo, kind, pending, stop } = mail;
  if (kind === "booking_reminder") {
    const links = [...(join && page ? [page] : []), ...(stop ? [stopLink(mail, stop)] : [])];
    return { action: join ?? page, actionNote: join && joinNote, links, alternatives: null };
  }
  if (isAftermath(kind)) {
    const links = stop ? [stopLink(mail, stop)] : [];
    return { action: bookAgain, actionNote: null, links, alternatives: null };
  }
  const nothing = { actionNote: null, links: [], alternatives: null };
  if (isEnd(kind)) return { ...nothing, action: mail.invitedBy === null ? bookAgain : null };
  if (pending || !join) {
    return { ...nothing, action: page, alternatives: pending ? null : addToCalendar(mail, addTo) };
  }
  return {
    action: join,
    actionNote: joinNote,
    links: page ? [page] : [],
    alternatives: addToCalendar(mail, addTo),
  };
}

function addToCalendar({ t, kind }: AttendeeMail, addTo: AttendeeMail["addTo"]): MailContent["alternatives"] {
  if (!addTo || kind !== "booking_confirmed") return null;
  const link = (target: keyof typeof addTo) => ({ label: t(`mail.addTo.${target}`), url: addTo[target] });
  const plain = link("file");
  return {
    title: t("mail.addToCalendar"),
    links: [link("google"), link("outlook"), link("office365"), plain],
    plain,
  };
}
