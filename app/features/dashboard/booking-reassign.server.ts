import { reassignBooking, reassignCandidates } from "#app/features/booking/booking.server.ts";
import { takenHosts } from "#app/features/calendar/calendar.server.ts";
import type { Services } from "#app/platform/services.server.ts";

type Booking = { id: string; startsAt: Date; lengthMinutes: number };
type Host = { id: string; name: string };

export type ReassignPage = {
  from: Host;
  /** `free`: by rules and calendar. `taken`: has something else then, which nobody may go past. */
  candidates: { id: string; name: string; free: boolean; taken: boolean }[];
};

/** Who could take a booking over from one of its hosts. */
export async function reassignPage(
  services: Services,
  { organizationId, booking, from }: { organizationId: string; booking: Booking; from: Host },
): Promise<ReassignPage> {
  const candidates = await reassignCandidates(services, organizationId, booking.id);
  const startsAt = booking.startsAt.getTime();
  const taken = await takenHosts(services, {
    organizationId,
    hostIds: candidates.map(({ id }) => id),
    from: startsAt,
    to: startsAt + booking.lengthMinutes * 60_000,
    exceptBookingId: booking.id,
  });
  return {
    from,
    candidates: candidates.map((one) => ({ ...one, taken: !one.free && taken.has(one.id) })),
  };
}

export type Reassigned =
  | { status: "reassigned" }
  | { status: "gone" }
  | { status: "refused"; reason: "host-taken" | "no-host" };

/** The form of that page. Whom the member names may be outside their hours: the page said so. */
export async function submitReassign(
  services: Services,
  form: {
    organizationId: string;
    bookingId: string;
    fromHostId: string;
    toHostId: string;
    /** The member who asks for it. */
    actorId?: string;
  },
): Promise<Reassigned> {
  const { toHostId, ...rest } = form;
  const named = toHostId !== "";
  const result = await reassignBooking(services, {
    ...rest,
    toHostId: named ? toHostId : null,
    despiteRules: named,
  });
  if (result.ok) return { status: "reassigned" };
  const { reason } = result;
  return reason === "host-taken" || reason === "no-host" ? { status: "refused", reason } : { status: "gone" };
}
