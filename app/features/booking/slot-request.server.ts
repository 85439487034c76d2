import type { NotASlot } from "#app/domain/availability/is-slot.ts";
import type { Unasked } from "#app/features/calendars/calendars.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { BookingSource } from "#app/platform/database/generated/client.ts";
import type { BookingDraft } from "./booking-form.ts";
import type { Asker, OfferChoice } from "./offer.server.ts";
import type { OfferBounds } from "./offer-repository.server.ts";

const dayMs = 86_400_000;

export type SlotRequest = {
  businessSlug: string;
  eventTypeSlug: string;
  locale: Locale;
  draft: BookingDraft;
  source?: BookingSource;
  /** Hash of the visitor's word: their own hold does not stand in their way and ends with the booking. */
  visitor?: string;
  /** The id of the private link that led here; its signature has been checked. */
  privateLinkId?: string | undefined;
  /** A member books for a customer: no approval, no notice, no window, no limits, and any host. */
  asker?: Asker;
  /** What a member has promised is taken by the attendee: nobody is there who could judge a calendar that does not answer. */
  byAttendee?: boolean;
  /** A member knowingly goes past every rule. Time that is taken stays taken: the database refuses an overlap. */
  despiteRules?: boolean;
  /** Whose calendars could not be asked just before. */
  unasked?: Unasked;
  /** Part of the same transaction, once the booking stands: what else becomes true with it. */
  also?: (tx: DatabaseTransaction, booked: { bookingId: string; attendeeId: string }) => Promise<void>;
};

/** What keeps a slot from being booked, besides its own rules. */
export type BookingRefusal =
  | "link-used"
  | "too-many"
  | "seat-taken"
  | "length"
  | "host"
  | "series"
  /** A host's connected calendar does not answer, and the business takes no booking then. */
  | "unasked";

export type BookSlotResult =
  | { ok: true; bookingId: string; attendeeId: string; pending: boolean }
  | { ok: false; reason: "not-found" | BookingRefusal }
  /** `nearest`: up to six free starts around the wanted one, epoch milliseconds; `failing`: of a series. */
  | { ok: false; reason: "slot-taken" | "not-a-slot"; nearest: number[]; failing: number[] };

/** Either the booking, or the rule that excludes one of its starts. */
export type Taken =
  | { ok: true; bookingId: string; attendeeId: string; pending: boolean }
  | { ok: false; reason: "not-found" | BookingRefusal }
  | { refused: NotASlot | "closed"; failing: number[] };

export function choiceOf({
  draft: { lengthMinutes, hostId },
  asker = "attendee",
  unasked,
}: SlotRequest): OfferChoice & { unasked?: Unasked | undefined } {
  return { lengthMinutes, hostId, asker, unasked };
}

/** What has to be read to judge one start of a request. */
export function boundsAround({ visitor }: SlotRequest, startsAt: number, now: number): OfferBounds {
  return { from: startsAt - dayMs, to: startsAt + dayMs, now, visitor };
}
