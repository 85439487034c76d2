import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { parseSlotParam, slotParam } from "./booking-form.ts";
import { reasonMax } from "./cancel-booking.server.ts";
import type { NearestTime } from "./components/nearest-times.tsx";
import { moveBooking } from "./move-booking.server.ts";

type Context = {
  booking: { id: string; organizationId: string };
  attendee: { id: string };
  shown: Shown;
};

export type SubmitMoveResult =
  | { status: 303; moved: boolean }
  | { status: 400 }
  | { status: 409 | 503; refused: RefusedMove };

/** What was written is kept for the next try. `again`: the time itself, where it may be free and a calendar does not answer. */
export type RefusedMove = { taken: boolean; nearest: NearestTime[]; reason: string; again: string | null };

/**
 * The attendee's form of the move page; `retry` is one of the nearest times that a refusal offers. What cannot be
 * changed any more is said by the booking's own page.
 */
export async function submitMove(
  services: Services,
  form: FormData,
  { booking, attendee, shown }: Context,
): Promise<SubmitMoveResult> {
  const at = form.get("retry") ?? form.get("at");
  const given = form.get("reason");
  const reason = typeof given === "string" ? given.slice(0, reasonMax) : "";
  const startsAt = parseSlotParam(typeof at === "string" ? at : null);
  if (startsAt === null) return { status: 400 };
  const result = await moveBooking(services, {
    organizationId: booking.organizationId,
    bookingId: booking.id,
    attendeeId: attendee.id,
    by: "attendee",
    startsAt,
    reason,
  });
  if (result.ok) return { status: 303, moved: true };
  if (result.reason === "unasked")
    return { status: 503, refused: { taken: false, nearest: [], reason, again: slotParam(startsAt) } };
  if (result.reason !== "slot-taken" && result.reason !== "not-a-slot") return { status: 303, moved: false };
  const nearest = result.nearest.map((start) => ({
    param: slotParam(start),
    label: formatDateTime(start, shown),
  }));
  return { status: 409, refused: { taken: result.reason === "slot-taken", nearest, reason, again: null } };
}
