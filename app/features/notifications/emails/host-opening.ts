import type { HostMail } from "./host-mail.ts";
import type { MailContent } from "./mail-content.ts";

type Opening = Pick<MailContent, "heading" | "lead">;

/** The heading and the first sentences of a mail to a host: what happened, and who did it. */
export function hostOpening(mail: HostMail): Opening {
  const { t, kind, name, answerBy } = mail;
  if (mail.handover) return handoverOpening(mail, mail.handover);
  switch (kind) {
    case "booking_requested": {
      const lead = t(mail.colleagues === "" ? "mail.host.requested.lead" : "mail.host.requested.leadTeam", {
        time: answerBy,
      });
      const isMoved = mail.previousTime !== null;
      return {
        heading: t(isMoved ? "mail.host.requestMoved.heading" : "mail.host.requested.heading", { name }),
        lead,
      };
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
    case "booking_corrected":
      return {
        heading: t("mail.host.corrected.heading", { name }),
        lead: t("mail.host.corrected.lead"),
      };
    case "booking_reassigned":
      return { heading: t("mail.host.otherHost.heading"), lead: t("mail.host.reassigned.lead") };
  }
}

function confirmation({ t, name, group, person, wasAsked, byHand, called }: HostMail): Opening {
  if (called) return { heading: t("mail.host.called.heading"), lead: t("mail.host.called.lead") };
  if (wasAsked)
    return {
      heading: t("mail.host.accepted.heading", { name }),
      lead: t("mail.host.accepted.lead", { name }),
    };
  if (group)
    return {
      heading: person ? t("mail.host.joined.heading", { name }) : t("mail.host.joinedMany.heading"),
      lead: t("mail.host.joined.lead", group.seats),
    };
  const key = byHand ? "byHand" : "confirmed";
  return { heading: t(`mail.host.${key}.heading`, { name }), lead: t(`mail.host.${key}.lead`, { name }) };
}

function moving({ t, name, doneBy, changedBy, pending, group, person, previousTime }: HostMail): Opening {
  if (group && person)
    return {
      heading: t("mail.host.movedHere.heading", { name }),
      lead: t("mail.host.joined.lead", group.seats),
    };
  if (pending)
    return { heading: t("mail.host.requestMoved.heading", { name }), lead: t("mail.host.requestMoved.lead") };
  if (previousTime === null)
    return { heading: t("mail.host.changed.heading"), lead: t("mail.host.changed.lead") };
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
