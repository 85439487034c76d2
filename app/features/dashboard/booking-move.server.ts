import { isoDateOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, offsetAt } from "#app/domain/availability/zone.ts";
import { loadMovePicker, moveBooking, readPageQuery } from "#app/features/booking/booking.server.ts";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { type JudgedTime, judgeTime } from "#app/features/calendar/calendar.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type AskedTime, instantAsked, readAskedTime } from "./asked-time.server.ts";

type Booking = { id: string; startsAt: Date };
type Judged = Booking & { eventTypeId: string; lengthMinutes: number; hostIds: string[] };
type Request = { organizationId: string; path: string; shown: Shown };
/** The member who looks, and whose bookings they may see alone, or null. */
type Viewer = { viewerId: string; onlyHostId: string | null };

/**
 * The times to which a host can move a booking, and what stands against the one asked for; null when its event type
 * is gone.
 */
export async function bookingMovePage(
  services: Services,
  {
    search,
    booking,
    viewerId,
    onlyHostId,
    ...request
  }: Request & Viewer & { booking: Judged; search: URLSearchParams },
) {
  const { organizationId, shown } = request;
  const { zone } = shown;
  const startsAt = instantAsked(readAskedTime(search), zone);
  const asked =
    startsAt === null
      ? null
      : await judged(services, { organizationId, viewerId, onlyHostId, shown, booking, startsAt });
  const query = {
    ...readPageQuery(search),
    timezone: search.get("timezone") && zone,
    name: null,
    email: null,
  };
  const picker = { ...request, bookingId: booking.id, by: "host" as const, query };
  const page = await loadMovePicker(services, picker);
  const now = clockIn(zone, booking.startsAt.getTime());
  return (
    page && {
      picker: page.picker,
      asked,
      /** The booking's own time on the clocks that the page shows, for the fields of any other time. */
      now,
      timezone: zone,
      zone: placeLabel(zone, booking.startsAt.getTime()),
    }
  );
}
export type BookingMovePage = NonNullable<Awaited<ReturnType<typeof bookingMovePage>>>;

function judged(
  services: Services,
  given: Viewer & { organizationId: string; shown: Shown; booking: Judged; startsAt: number },
): Promise<JudgedTime | null> {
  const { booking, ...question } = given;
  const { eventTypeId, lengthMinutes, id: bookingId, hostIds } = booking;
  const moving = { bookingId, hostIds };
  return judgeTime(services, { ...question, eventTypeId, lengthMinutes, moving });
}

function clockIn(zone: string, instant: number): { day: string; time: string } {
  const rules = zoneRules(zone);
  const wall = new Date(instant + offsetAt(rules, instant)).toISOString();
  return { day: isoDateOf(localDayAt(rules, instant)), time: wall.slice(11, 16) };
}

export type HostMove =
  | { status: "moved" }
  | { status: "unchangeable" }
  | { status: "malformed" }
  | { status: "refused"; why: "taken" | "rules" | "past"; nearest: { label: string; href: string }[] };

type MoveForm = Request & {
  booking: Booking;
  /** The page's address, for links to other times. */
  asked: AskedTime;
  reason: string;
  /** The host knows that rules are broken. Time that is taken stays taken. */
  despiteRules: boolean;
  /** The member who moves it. */
  actorId?: string;
};

/** The host's form of the move page. */
export async function submitHostMove(
  services: Services,
  { organizationId, booking, path, shown, asked, reason, despiteRules, actorId }: MoveForm,
): Promise<HostMove> {
  const startsAt = instantAsked(asked, shown.zone);
  if (startsAt === null) return { status: "malformed" };
  if (startsAt <= services.clock.now()) return { status: "refused", why: "past", nearest: [] };
  const move = {
    organizationId,
    bookingId: booking.id,
    by: "host" as const,
    startsAt,
    reason,
    despiteRules,
    actorId,
  };
  const result = await moveBooking(services, move);
  if (result.ok) return { status: "moved" };
  if (result.reason !== "slot-taken" && result.reason !== "not-a-slot") return { status: "unchangeable" };
  const nearest = result.nearest.map((instant) => ({
    label: formatDateTime(instant, shown),
    href: `${path}?${new URLSearchParams({ at: slotParam(instant), timezone: shown.zone })}`,
  }));
  return { status: "refused", why: result.reason === "slot-taken" ? "taken" : "rules", nearest };
}
