import { loadMovePicker, moveBooking, readPageQuery } from "#app/features/booking/booking.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";

type Booking = { id: string; startsAt: Date };
type Request = { organizationId: string; booking: Booking; path: string; shown: Shown };

/** The times to which a host can move a booking, and the one chosen; null when its event type is gone. */
export async function bookingMovePage(
  services: Services,
  { search, ...request }: Request & { search: URLSearchParams },
) {
  const query = { ...readPageQuery(search), timezone: null, name: null, email: null };
  const page = await loadMovePicker(services, {
    ...request,
    bookingId: request.booking.id,
    by: "host",
    query,
  });
  return page && { ...page, zone: placeLabel(request.shown.zone, request.booking.startsAt.getTime()) };
}
export type BookingMovePage = NonNullable<Awaited<ReturnType<typeof bookingMovePage>>>;

const slotPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/;

export type HostMove =
  | { status: "moved" }
  | { status: "unchangeable" }
  | { status: "malformed" }
  | { status: "refused"; taken: boolean; nearest: { label: string; href: string }[] };

/** The host's form of the move page. */
export async function submitHostMove(
  services: Services,
  { organizationId, booking, path, shown, at, reason }: Request & { at: string; reason: string },
): Promise<HostMove> {
  const startsAt = slotPattern.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(startsAt)) return { status: "malformed" };
  const move = { organizationId, bookingId: booking.id, by: "host" as const, startsAt, reason };
  const result = await moveBooking(services, move);
  if (result.ok) return { status: "moved" };
  if (result.reason !== "slot-taken" && result.reason !== "not-a-slot") return { status: "unchangeable" };
  const param = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`;
  const nearest = result.nearest.map((instant) => ({
    label: formatDateTime(instant, shown),
    href: `${path}?at=${param(instant)}`,
  }));
  return { status: "refused", taken: result.reason === "slot-taken", nearest };
}
