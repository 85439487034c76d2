import { type MeetingPlace, meetingPlace } from "./meeting-place.ts";
import { lengthsOf } from "./offer.server.ts";
import type { OfferRow } from "./offer-repository.server.ts";

export type BusinessHead = { name: string; href: string; accentColor: string; logoUrl?: string };

/** What is said about an event type wherever it is booked. */
export type EventHead = {
  path: string;
  title: string;
  description: string;
  /** The chosen one, and whether others can be chosen. */
  lengthMinutes: number;
  lengths: number[];
  hidden: boolean;
  /** `#rrggbb`, in the place of the business's accent. */
  color: string | null;
  /** The places among which the attendee may choose; at least one. */
  places: MeetingPlace[];
  /** How many attendees share a meeting; null for one booking each. */
  seats: number | null;
  /** Hours within which a request is answered; null where it is confirmed at once. */
  approvalHours: number | null;
  /** Whether only bookings at short notice wait for an answer. */
  approvesLateOnly: boolean;
};

export function eventHead(offer: OfferRow, lengthMinutes: number): EventHead {
  const places = offer.locations.map(({ kind, detail }) => meetingPlace(kind, detail, false));
  return {
    path: `/${offer.organizationSlug}/${offer.slug}`,
    title: offer.title,
    description: offer.description,
    lengthMinutes,
    lengths: lengthsOf(offer),
    hidden: offer.hidden,
    color: offer.color,
    places: places.length > 0 ? places : [meetingPlace("parley_room", "", false)],
    seats: offer.seats,
    approvalHours: offer.approval === "never" ? null : offer.approvalHours,
    approvesLateOnly: offer.approval === "short_notice",
  };
}

export function headOf(
  offer: Pick<OfferRow, "organizationName" | "organizationSlug" | "accentColor" | "logoId">,
): BusinessHead {
  return {
    name: offer.organizationName,
    href: `/${offer.organizationSlug}`,
    accentColor: offer.accentColor,
    ...(offer.logoId ? { logoUrl: `/media/${offer.logoId}` } : {}),
  };
}
