import { changeRefusal } from "#app/domain/booking/change-rules.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";
import { addToCalendarLinks } from "./add-to-calendar.ts";
import { summaryFor } from "./booking-calendar.server.ts";
import { type BookingNews, optionalTopic } from "./booking-news.ts";
import { allNames, fewNames, hostsOf, isStanding, seatsOf } from "./booking-people.ts";
import type { MeetingPlace } from "./booking-place.ts";
import { bookingPageUrl } from "./booking-values.ts";
import type { AttendeeMail } from "./emails/attendee-mail.ts";
import type { BookingMail } from "./emails/booking-mail.ts";
import { oneLine } from "./mail-identity.ts";
import type { SeatReader } from "./mail-reader.server.ts";

type AttendeeNews = BookingNews & { reader: SeatReader };

/** What an attendee or a guest is told besides what everyone is. */
export function attendeeValues(
  links: Services["links"],
  news: AttendeeNews,
  shared: BookingMail,
  place: MeetingPlace,
): AttendeeMail {
  const { booking, reader, facts, asked } = news;
  const { t, locale, seat, isGuest } = reader;
  const hosts = hostsOf(booking);
  const bringer = booking.attendees.find(({ id }) => id === seat.accompaniesId);
  const may = whatMayChange(news);
  const topic = optionalTopic(news);
  return {
    ...shared,
    hosts: fewNames(hosts, reader),
    allHosts: allNames(hosts, locale),
    newHost: oneLine((hosts.find(({ id }) => id === facts.newHostId) ?? booking.host).name),
    invitedBy: isGuest ? (bringer?.email ?? "") : null,
    wasAsked: asked,
    confirmationText: booking.eventType.confirmationText,
    changes: isGuest ? null : { rule: ruleOfChange(news, may), policy: booking.eventType.cancellationPolicy },
    companions: companionsOf(news),
    join: joinLink(news, place),
    joinNote: place.isRoom ? t("mail.attendee.joinNote") : null,
    page: isGuest ? null : { label: t(pageLabel(shared, may)), url: links.manageUrl(seat.id) },
    bookAgain: { label: t("mail.attendee.bookAgain"), url: bookingPageUrl(links, booking) },
    stop: topic && links.unsubscribeUrl(topic, `attendee-${seat.id}`),
    rights: links.absolute("/me"),
    addTo: isGuest ? null : addToLinks(links, news, place),
  };
}

/** Other members of a group, where the business lets them see each other: names, and never an address. */
function companionsOf({ booking, reader }: AttendeeNews): string {
  if (booking.seats === null || !booking.eventType.showsAttendees) return "";
  const others = seatsOf(booking).filter(({ id, status }) => id !== reader.seat.id && status === "confirmed");
  return allNames(others, reader.locale);
}

function joinLink({ reader: { t } }: AttendeeNews, place: MeetingPlace): AttendeeMail["join"] {
  if (place.url === null) return null;
  return { label: t(place.isRoom ? "mail.attendee.join" : "mail.attendee.openLink"), url: place.url };
}

type MayChange = { move: boolean; cancel: boolean };

function whatMayChange({ booking, reader, now }: AttendeeNews): MayChange {
  const judged = {
    ...booking.eventType,
    status: reader.seat.status,
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
  };
  return {
    move: changeRefusal(judged, "attendee", now, "move") === null,
    cancel: changeRefusal(judged, "attendee", now, "cancel") === null,
  };
}

function pageLabel({ pending, called }: BookingMail, { move, cancel }: MayChange) {
  if (called && cancel) return "mail.attendee.manageDecline";
  if (pending) return "mail.attendee.manageRequest";
  if (move && cancel) return "mail.attendee.manage";
  if (move) return "mail.attendee.manageMove";
  return cancel ? "mail.attendee.manageCancel" : "mail.attendee.manageSee";
}

/** Until when the attendee may change it, where that ends before the start; or how, where the page does not offer it. */
function ruleOfChange({ booking, reader }: AttendeeNews, { move, cancel }: MayChange): string {
  const { t, locale, zone, seat } = reader;
  if (seat.status === "pending" || !isStanding(seat.status)) return "";
  if (!move && !cancel) return t("mail.attendee.changesByReply");
  const notice = booking.eventType.changeNoticeMinutes;
  if (notice === 0) return "";
  const until = booking.startsAt.getTime() - notice * 60_000;
  return t("mail.attendee.changesUntil", { time: formatDateTime(until, { locale, zone }) });
}

function addToLinks(links: Services["links"], { booking, reader }: AttendeeNews, place: MeetingPlace) {
  const entry = addToCalendarLinks({
    title: summaryFor(booking, reader),
    startsAt: booking.startsAt.getTime(),
    endsAt: booking.endsAt.getTime(),
    description: place.url === null ? place.value : reader.t("mail.calendar.join", { url: place.url }),
    location: place.location,
  });
  return { ...entry, file: `${links.manageUrl(reader.seat.id)}/calendar.ics` };
}
