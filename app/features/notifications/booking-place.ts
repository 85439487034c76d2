import { shownNumber } from "#app/domain/room/meeting-code.ts";
import type { Services } from "#app/platform/services.server.ts";
import { fewNames, seatsOf } from "./booking-people.ts";
import { oneLine } from "./mail-identity.ts";
import type { MailReader } from "./mail-reader.server.ts";
import type { MailedBooking } from "./mailed-booking.server.ts";

/** Where a meeting takes place, as one reader is told. */
export type MeetingPlace = {
  /** For the mail; an address may have several lines. */
  value: string;
  detail?: string;
  /** The same in one line, as a calendar keeps it. */
  location: string;
  /** What the reader opens to take part, if anything. */
  url: string | null;
  isRoom: boolean;
};

/** An attendee's number is shown to the hosts alone; an attendee knows it, and a guest is not called. */
export function placeOf(links: Services["links"], booking: MailedBooking, reader: MailReader): MeetingPlace {
  const { t } = reader;
  const detail = booking.locationDetail.trim();
  // Of several hosts, the organizer is the one on the phone.
  const host = oneLine(booking.host.name);
  const seats = seatsOf(booking);
  const attendees = fewNames(seats, reader);
  const spoken = (value: string, where?: string) => ({
    value,
    ...(where ? { detail: where } : {}),
    location: oneLine(where ? `${value} (${where})` : value, locationMax),
    url: null,
    isRoom: false,
  });
  switch (booking.locationKind) {
    case "parley_room": {
      const { seat } = reader;
      const url = seat ? links.attendeeRoomUrl(booking.id, seat.id) : links.roomUrl(booking.id);
      return {
        value: t("mail.place.room"),
        ...byNumber(links, booking, reader),
        location: url,
        url,
        isRoom: true,
      };
    }
    case "google_meet":
    case "microsoft_teams": {
      // Our own address leads there: it stays when the meeting gets another, and to a room of ours where there is none.
      const { seat } = reader;
      const url = seat ? links.attendeeRoomUrl(booking.id, seat.id) : links.roomUrl(booking.id);
      const place = booking.locationKind === "google_meet" ? "googleMeet" : "microsoftTeams";
      return { ...spoken(t(`mail.place.${place}`)), location: url, url };
    }
    case "host_calls": {
      if (reader.seat) {
        return reader.isGuest
          ? spoken(t("mail.place.phone"))
          : spoken(t("mail.place.hostCalls", { name: host }));
      }
      const [only, another] = seats;
      const phone = another ? "" : oneLine(only?.phone ?? "");
      return spoken(t("mail.place.youCall", { name: attendees }), phone);
    }
    case "attendee_calls": {
      if (reader.seat) return spoken(t("mail.place.youCall", { name: host }), oneLine(detail));
      const [only, another] = seats;
      const callers = another
        ? t("mail.place.groupCalls")
        : t("mail.place.attendeeCalls", { name: oneLine(only?.name ?? "") });
      return spoken(callers, oneLine(detail));
    }
    case "in_person":
      return { ...spoken(detail || t("mail.place.inPerson")), location: oneLine(detail, locationMax) };
    case "link": {
      const url = webAddress(detail);
      return { ...spoken(detail), location: oneLine(detail, locationMax), url };
    }
  }
}

/** The way in for whoever has the mail on one device and the camera on another. */
function byNumber(links: Services["links"], booking: MailedBooking, { t }: MailReader): { detail?: string } {
  if (!booking.roomCode) return {};
  const number = shownNumber(booking.roomCode.number);
  return {
    detail: t("mail.place.byNumber", { number, pin: links.roomPin(booking.id), page: `${links.host}/join` }),
  };
}

const locationMax = 500;

/** A business's own link, if it is one that a mail program opens in a browser. */
function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s<>"]+$/i.test(text) && URL.canParse(text) ? new URL(text).href : null;
}
