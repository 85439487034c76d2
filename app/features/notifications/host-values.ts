import type { Services } from "#app/platform/services.server.ts";
import { answersFor } from "./answer-values.ts";
import { type BookingNews, partStatus } from "./booking-news.ts";
import { allNames, fewNames, guestsOf, hostsOf, isStanding, seatsOf } from "./booking-people.ts";
import type { MeetingPlace } from "./booking-place.ts";
import type { BookingMail } from "./emails/booking-mail.ts";
import type { HostMail } from "./emails/host-mail.ts";
import { oneLine } from "./mail-identity.ts";
import type { HostReader } from "./mail-reader.server.ts";
import type { MailedBooking, MailedSeat } from "./mailed-booking.server.ts";

export type HostNews = BookingNews & {
  reader: HostReader;
  /** The name of the host who hands over, who may have left since. */
  previousHost: string;
  /** Calendars of the reader that could not be asked whether the time is free. */
  unasked: string[];
};

/** What a host is told besides what everyone is. */
export function hostValues(
  links: Services["links"],
  news: HostNews,
  shared: Omit<BookingMail, "kind"> & Pick<HostMail, "kind">,
  place: MeetingPlace,
): HostMail {
  const { booking, reader, about, kind, asked } = news;
  const { t, locale } = reader;
  const seats = seatsOf(booking);
  const hosts = hostsOf(booking);
  return {
    ...shared,
    name: about ? oneLine(about.name) : fewNames(seats, reader),
    person: about && { name: oneLine(about.name), email: about.email, phone: phoneOf(booking, about) },
    guests: guestsOf(booking, about ? [about] : seats).map(({ email }) => email),
    group: groupOf(news, seats),
    colleagues: hosts.length > 1 && !reader.isFormer ? allNames(hosts, locale) : "",
    answers: answersOf(news),
    unasked:
      isStanding(booking.status) && !reader.isFormer
        ? news.unasked.map((name) => oneLine(name)).join(", ")
        : "",
    byHand: booking.source === "by_hand",
    wasAsked: asked,
    doneBy: doneBy(news),
    emptied: kind === "seat_cancelled" && !isStanding(booking.status),
    movedAway: partStatus(news) === "gone",
    handover: handoverOf(news),
    decide: decisionLinks(links, news),
    join:
      place.url === null
        ? null
        : { label: t(place.isRoom ? "mail.host.room" : "mail.attendee.openLink"), url: place.url },
    booking: {
      label: t("mail.host.booking"),
      url: links.absolute(`/dashboard/${booking.organization.slug}/bookings/${booking.id}`),
    },
  };
}

/** Where the host calls, the place says whom and at which number; elsewhere a number is nobody's business. */
function phoneOf({ locationKind, seats }: MailedBooking, { phone }: MailedSeat): string {
  return locationKind === "host_calls" && seats !== null ? oneLine(phone) : "";
}

const peopleMax = 60;

function groupOf({ booking, reader: { t } }: HostNews, seats: readonly MailedSeat[]): HostMail["group"] {
  if (booking.seats === null) return null;
  const people = seats
    .slice(0, peopleMax)
    .map((seat) =>
      [oneLine(seat.name), seat.email, phoneOf(booking, seat)].filter((part) => part !== "").join(" · "),
    );
  const rest = seats.length - people.length;
  const listed = rest > 0 ? [...people, t("mail.people.rest", { count: rest })] : people;
  const taken = isStanding(booking.status) ? seats.length : 0;
  return { seats: { taken, seats: booking.seats }, people: listed };
}

function answersOf({ booking, about, reader }: HostNews): HostMail["answers"] {
  return !about || reader.isFormer ? [] : answersFor(booking, about.id, reader);
}

function doneBy({ facts, booking, reader }: HostNews): HostMail["doneBy"] {
  if ((facts.changedBy ?? booking.cancelledBy) !== "host") return null;
  if (facts.actorId !== undefined) return facts.actorId === reader.userId ? "you" : "team";
  return hostsOf(booking).length === 1 ? "you" : "team";
}

function handoverOf(news: HostNews): HostMail["handover"] {
  const { kind, booking, reader, facts, previousHost } = news;
  const to = oneLine(hostsOf(booking).find(({ id }) => id === facts.newHostId)?.name ?? "");
  if (reader.isFormer) return { role: "old", from: "", to };
  if (kind !== "booking_reassigned" || facts.newHostId === undefined) return null;
  if (facts.newHostId === reader.userId) return { role: "new", from: previousHost, to };
  return previousHost === "" || to === "" ? null : { role: "other", from: previousHost, to };
}

function decisionLinks(
  links: Services["links"],
  { kind, booking, reader, about }: HostNews,
): HostMail["decide"] {
  const asks = kind === "booking_requested" || kind === "booking_moved" || kind === "booking_reassigned";
  const open = (about ?? booking).status === "pending";
  if (!asks || !open || reader.isFormer) return null;
  const { t, userId } = reader;
  const link = (answer: "approve" | "decline") =>
    links.decideUrl(booking.id, userId, {
      answer,
      attendeeId: booking.seats === null ? undefined : about?.id,
    });
  return {
    accept: { label: t("mail.host.accept"), url: link("approve") },
    decline: { label: t("mail.host.decline"), url: link("decline") },
  };
}
