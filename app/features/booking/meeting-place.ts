import type { MessageKey } from "#app/messages/catalog.ts";
import type { LocationKind } from "#app/platform/database/generated/client.ts";
import { meetingKinds } from "#app/ports/calendar-provider.ts";
import type { IconName } from "#app/ui/icon.tsx";

/** Where a meeting takes place, for pages: an icon, the words for it, and what more can be said. */
export type MeetingPlace = { kind: LocationKind; icon: IconName; label: MessageKey; detail: string };

const looks: Record<LocationKind, { icon: IconName; label: MessageKey }> = {
  parley_room: { icon: "video", label: "booking.place.room" },
  host_calls: { icon: "phone", label: "booking.place.hostCalls" },
  attendee_calls: { icon: "phone", label: "booking.place.attendeeCalls" },
  in_person: { icon: "pin", label: "booking.place.inPerson" },
  link: { icon: "link", label: "booking.place.link" },
  google_meet: { icon: "video", label: "booking.place.googleMeet" },
  microsoft_teams: { icon: "video", label: "booking.place.microsoftTeams" },
};

/**
 * A place as it may be shown: before booking an address is said, so that one knows where to go, while a number to call
 * and a link to open are told to those who booked.
 */
export function meetingPlace(kind: LocationKind, detail: string, isBooked: boolean): MeetingPlace {
  const isTold = kind === "in_person" || (isBooked && (kind === "attendee_calls" || kind === "link"));
  return { kind, ...looks[kind], detail: isTold ? detail : "" };
}

/** Whether the meeting is entered by its room's address: also one held elsewhere, to which that address leads on. */
export function opensByRoomLink(kind: LocationKind): boolean {
  return kind === "parley_room" || meetingKinds.some((elsewhere) => elsewhere === kind);
}

/** The address that a link's detail is, when a browser may open it. */
export function webAddress(text: string): string | null {
  return /^https?:\/\/[^\s<>"]+$/i.test(text.trim()) && URL.canParse(text.trim())
    ? new URL(text.trim()).href
    : null;
}
