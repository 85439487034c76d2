import type { OwnMailKind } from "#app/domain/mail/own-mails.ts";
import { isNote } from "./booking-mail-kind.ts";
import type { BookingNews } from "./booking-news.ts";

/** Meetings to which members invite: nobody books them. */
const byMembers: ReadonlySet<string> = new Set(["meeting", "at_once"]);

type Told = Pick<BookingNews, "kind" | "booking" | "reader" | "facts" | "asked" | "invited">;

/**
 * Which of a business's own mails a piece of news is. Null where its words would not be true: what hosts read, what guests
 * and whoever was invited are told of a first time, a request that ended before it was agreed, a change of place.
 */
export function ownMailKind({ kind, booking, reader, facts, asked, invited }: Told): OwnMailKind | null {
  if (!reader.seat) return null;
  const named = reader.isGuest || byMembers.has(booking.source);
  switch (kind) {
    case "booking_reminder":
      return "reminder";
    case "booking_follow_up":
      return "follow_up";
    case "booking_no_show":
      return "no_show";
    case "booking_requested":
      return facts.previousStartsAt === undefined && !named ? "request" : null;
    case "booking_confirmed":
      if (named) return null;
      return asked ? "approval" : "confirmation";
    case "booking_declined":
      return "decline";
    case "booking_moved":
      return facts.previousStartsAt !== undefined && reader.seat.status === "confirmed" ? "move" : null;
    case "booking_cancelled":
    case "seat_cancelled":
      return asked && !invited ? null : "cancellation";
    default:
      return null;
  }
}

/**
 * Whether a reader goes without a mail that its business has switched off. Nobody does who could not know otherwise: whom
 * others named, for whom the business booked, and whose meeting was moved by somebody else.
 */
export function isHeldBack(own: OwnMailKind, { kind, booking, reader, facts }: Told): boolean {
  if (isNote(kind)) return true;
  if (!reader.seat || reader.isGuest) return false;
  if (own === "confirmation") return booking.source !== "by_hand";
  return own !== "move" || facts.changedBy === "attendee";
}
