import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, type Locale, locales } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { hostsOf } from "./booking-people.ts";
import type { MailedBooking, MailedHost, MailedSeat } from "./mailed-booking.server.ts";

/** The language and the zone that somebody reads in. */
export type ReaderLanguage = { locale: Locale /** One that Parley knows. */; zone: string; t: Translate };

/** Somebody with a seat, or a guest whom such a person brings. */
export type SeatReader = ReaderLanguage & { address: string; seat: MailedSeat; isGuest: boolean };

/** Somebody who hosts a booking, or used to. */
export type HostReader = ReaderLanguage & {
  address: string;
  seat: null;
  userId: string;
  /** No longer one of its hosts. */
  isFormer: boolean;
};

export type MailReader = SeatReader | HostReader;

/** Null when the attendee is not (or no longer) of this booking. */
export function seatReader(booking: MailedBooking, attendeeId: string): SeatReader | null {
  const seat = booking.attendees.find(({ id }) => id === attendeeId);
  if (!seat) return null;
  return { ...languageOf(seat), address: seat.email, seat, isGuest: seat.accompaniesId !== null };
}

export function hostReader(booking: MailedBooking, user: MailedHost): HostReader {
  const isFormer = !hostsOf(booking).some(({ id }) => id === user.id);
  return { ...languageOf(user), address: user.email, seat: null, userId: user.id, isFormer };
}

/** The stored language and zone, or plain ones where a later release took the stored ones away. */
export function languageOf({ locale, timeZone }: { locale: string; timeZone: string }): ReaderLanguage {
  const known = isLocale(locale) ? locale : locales[0];
  return { locale: known, zone: isZone(timeZone) ? timeZone : "Etc/UTC", t: translatorFor(known).t };
}
