import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { parseSlotParam, slotParam } from "./booking-form.ts";
import type { NearestTime } from "./components/nearest-times.tsx";
import { moveBooking } from "./move-booking.server.ts";

type Context = {
  booking: { id: string; organizationId: string };
  attendee: { id: string };
  shown: Shown;
  path: string;
};

export type SubmitMoveResult =
  | { status: 303; moved: boolean }
  | { status: 400 }
  | { status: 409; refused: { taken: boolean; nearest: NearestTime[] } };

/** The attendee's form of the move page. What cannot be changed any more is said by the booking's own page. */
export async function submitMove(
  services: Services,
  form: FormData,
  { booking, attendee, shown, path }: Context,
): Promise<SubmitMoveResult> {
  const at = form.get("at");
  const reason = form.get("reason");
  const startsAt = parseSlotParam(typeof at === "string" ? at : null);
  if (startsAt === null) return { status: 400 };
  const result = await moveBooking(services, {
    organizationId: booking.organizationId,
    bookingId: booking.id,
    attendeeId: attendee.id,
    by: "attendee",
    startsAt,
    reason: typeof reason === "string" ? reason : "",
  });
  if (result.ok) return { status: 303, moved: true };
  if (result.reason !== "slot-taken" && result.reason !== "not-a-slot") return { status: 303, moved: false };
  const nearest = result.nearest.map((start) => ({
    param: slotParam(start),
    label: formatDateTime(start, shown),
    href: `${path}?at=${slotParam(start)}`,
  }));
  return { status: 409, refused: { taken: result.reason === "slot-taken", nearest } };
}
