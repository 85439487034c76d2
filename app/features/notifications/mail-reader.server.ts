import { translatorFor } from "#app/messages/all-translators.ts";
import { isLocale, type Locale, locales } from "#app/messages/locale.ts";
import type { Translate } from "#app/messages/translator.ts";
import { isZone } from "#app/platform/time/zones.server.ts";
import { oneLine } from "./mail-identity.ts";
import type { MailedBooking } from "./mail-repository.server.ts";

type Attendee = MailedBooking["attendees"][number];

/** Somebody who reads about a booking: the language and the zone, and who stands on the other side. */
export type MailReader = {
  /** Null for the host. */
  attendee: Attendee | null;
  address: string;
  locale: Locale;
  /** A zone that Parley knows. */
  zone: string;
  t: Translate;
  /** The host's name for an attendee; the attendee's for the host, and of several the first. */
  otherName: string;
  otherAddress: string;
};

/** Null when the attendee is not (or no longer) of this booking. */
export function readerOf(
  booking: MailedBooking,
  who: "host" | "attendee" | { attendeeId: string },
): MailReader | null {
  const [first] = booking.attendees;
  if (who === "host") return reader(booking.host, null, first);
  const attendee = who === "attendee" ? first : booking.attendees.find(({ id }) => id === who.attendeeId);
  return attendee ? reader(attendee, attendee, booking.host) : null;
}

type Person = Pick<Attendee, "name" | "email" | "locale" | "timeZone">;

function reader(person: Person, attendee: Attendee | null, other: Person | undefined): MailReader {
  return {
    ...languageOf(person),
    attendee,
    address: person.email,
    otherName: oneLine(other?.name ?? ""),
    otherAddress: other?.email ?? "",
  };
}

/** The stored language and zone, or plain ones where a later release took the stored ones away. */
export function languageOf({ locale, timeZone }: Pick<Person, "locale" | "timeZone">) {
  const known = isLocale(locale) ? locale : locales[0];
  return { locale: known, zone: isZone(timeZone) ? timeZone : "Etc/UTC", t: translatorFor(known).t };
}
