import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { isSlot } from "#app/domain/availability/is-slot.ts";
import { localDayAt } from "#app/domain/availability/zone.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { parseSlotParam, slotParam } from "./booking-form.ts";
import { asksAnew, lengthOf } from "./booking-move.ts";
import { type BookingDetails, findBooking } from "./booking-repository.server.ts";
import { type Asker, keepingHosts, type OfferChoice, slotRulesOf, slotsOffered } from "./offer.server.ts";
import { findOfferById, type OfferRow } from "./offer-repository.server.ts";
import { type PageQuery, pageHref } from "./page-address.ts";
import { addMonths, monthBounds, monthOf, type PickerView, pickerView } from "./picker-view.server.ts";

export type MovePicker = {
  picker: PickerView;
  /** The wanted time, when it is free. */
  chosen: { param: string; date: string; time: string } | null;
  /** The host has to agree to the chosen time; before one is chosen, to any. */
  asks: boolean;
};

type MoveRequest = {
  organizationId: string;
  bookingId: string;
  /** The seat of a group that moves. */
  attendeeId?: string;
  by: Asker;
  /** The page that shows the picker; its links lead back to it. */
  path: string;
  query: PageQuery;
  shown: Shown;
};

const dayMs = 86_400_000;
const lookAheadMonths = 12;

/** The times to which a booking could move, month by month; null when its event type is gone. */
export async function loadMovePicker(services: Services, request: MoveRequest): Promise<MovePicker | null> {
  const now = services.clock.now();
  const { query, shown, by, organizationId } = request;
  const booking = await findBooking(services.database.prisma, organizationId, request.bookingId);
  if (!booking) return null;
  const lengthMinutes = lengthOf(booking);
  const choice: OfferChoice = { asker: by, lengthMinutes };
  const chosenAt = parseSlotParam(query.at);
  const zone = zoneRules(shown.zone);
  const startMonth = monthOf(isoDateOf(localDayAt(zone, Math.max(now, booking.startsAt.getTime()))));
  const month = (query.date && monthOf(query.date)) ?? query.month ?? startMonth;
  const { from, to } = monthBounds(month, shown.zone);
  const load = (range: { from: number; to: number }) => loadKept(services, { booking, by, now }, range);
  const offer = await load({
    from: Math.min(from, chosenAt ?? from) - dayMs,
    to: Math.max(to, chosenAt ?? to) + dayMs,
  });
  if (!offer) return null;
  const slots = slotsOffered(offer, now, from, to, choice).filter(
    (slot) => slot !== booking.startsAt.getTime(),
  );
  const lastMonth = addMonths(monthOf(isoDateOf(localDayAt(zone, now))), lookAheadMonths);
  const nextFree =
    slots.length > 0 ? null : await firstAfter(load, to, monthBounds(lastMonth, shown.zone).to, now, choice);
  const hrefWith = (changes: Partial<PageQuery>) => pageHref(request.path, query, changes);
  const asks = asksAnew(
    { by, startsAt: chosenAt ?? Number.POSITIVE_INFINITY },
    statusOf(booking, request.attendeeId),
    offer,
    now,
  );
  const isFree = chosenAt !== null && isSlot(slotRulesOf(offer, now, choice), chosenAt).ok;
  return {
    picker: pickerView({ shown, now, month, date: query.date, slots, nextFree, lastMonth, hrefWith }),
    asks,
    chosen: isFree && chosenAt !== null ? chosenText(lengthMinutes, chosenAt, shown) : null,
  };
}

function statusOf(booking: BookingDetails, attendeeId: string | undefined): string {
  return booking.attendees.find(({ id }) => id === attendeeId)?.status ?? booking.status;
}

/**
 * The offer of the booking's own hosts; for a seat of a group, of all. A whole group moves to a time of its own. A closed
 * event type lets its bookings move.
 */
async function loadKept(
  services: Services,
  { booking, by, now }: { booking: BookingDetails; by: Asker; now: number },
  range: { from: number; to: number },
): Promise<OfferRow | null> {
  const bounds = { ...range, now, exceptBookingId: booking.id };
  const found = await findOfferById(
    services.database.pool,
    booking.organizationId,
    booking.eventTypeId,
    bounds,
  );
  if (!found) return null;
  const offer = { ...found, disabled: false, deleted: false };
  if (booking.seats !== null && by === "attendee") return offer;
  const own = booking.hosts.map(({ user }) => user.id);
  return { ...keepingHosts(offer, own), meetings: [] };
}

async function firstAfter(
  load: (range: { from: number; to: number }) => Promise<OfferRow | null>,
  from: number,
  to: number,
  now: number,
  choice: OfferChoice,
): Promise<number | null> {
  if (from >= to) return null;
  const later = await load({ from, to });
  return (later && slotsOffered(later, now, from, to, choice)[0]) ?? null;
}

function chosenText(lengthMinutes: number, startsAt: number, shown: Shown) {
  const endsAt = startsAt + lengthMinutes * 60_000;
  return {
    param: slotParam(startsAt),
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(endsAt, shown)}`,
  };
}
