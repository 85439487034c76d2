import type { Locale } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { oneLine } from "./mail-identity.ts";
import type { MailedBooking, MailedHost, MailedSeat } from "./mailed-booking.server.ts";

/** Whether a booking or a seat still is to take place. */
export function isStanding(status: MailedSeat["status"]): boolean {
  return status === "pending" || status === "confirmed";
}

/** All hosts, the organizer first. */
export function hostsOf({ host, hosts }: Pick<MailedBooking, "host" | "hosts">): MailedHost[] {
  return [host, ...hosts.map(({ user }) => user).filter(({ id }) => id !== host.id)];
}

/** Who takes part without having been brought along; of a booking that is over, those who stayed to its end. */
export function seatsOf(booking: Pick<MailedBooking, "status" | "cancelledAt" | "attendees">): MailedSeat[] {
  return booking.attendees.filter(
    (seat) => seat.accompaniesId === null && (isStanding(seat.status) || endedWith(booking, seat)),
  );
}

/** The people whom these attendees bring. */
export function guestsOf(
  booking: Pick<MailedBooking, "status" | "cancelledAt" | "attendees">,
  seats: readonly MailedSeat[],
): MailedSeat[] {
  return booking.attendees.filter(
    (guest) =>
      seats.some(({ id }) => id === guest.accompaniesId) &&
      (isStanding(guest.status) || endedWith(booking, guest)),
  );
}

function endedWith(booking: Pick<MailedBooking, "status" | "cancelledAt">, seat: MailedSeat): boolean {
  if (isStanding(booking.status) || seat.status !== booking.status) return false;
  return seat.cancelledAt?.getTime() === booking.cancelledAt?.getTime();
}

/** "Ada", "Ada and Bert", "Ada, Bert and Cleo" in the reader's language. */
export function allNames(people: readonly { name: string }[], locale: Locale): string {
  const names = people.map(({ name }) => oneLine(name)).filter((name) => name !== "");
  return new Intl.ListFormat(locale === "en" ? "en-GB" : locale, { type: "conjunction" }).format(names);
}

/** The same, short enough for a subject: from three on only the first has a name. */
export function fewNames(
  people: readonly { name: string }[],
  reader: { t: Translate; locale: Locale },
): string {
  const [first] = people;
  if (people.length < 3 || !first) return allNames(people, reader.locale);
  return reader.t("mail.people.more", { name: oneLine(first.name), count: people.length - 1 });
}
