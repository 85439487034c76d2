import { decideBooking, markNoShow, setSeats } from "#app/features/booking/booking.server.ts";
import { deleteMedia } from "#app/features/media/media.server.ts";
import { type FormTree, formText } from "#app/platform/form/form-tree.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { BookingRefusal } from "./components/booking-detail-view.tsx";
import { readDecision } from "./decide-page.server.ts";
import type { NoticeName } from "./notices.ts";

type Key = { organizationId: string; bookingId: string };

export type OnBooking =
  | { status: "done"; notice: NoticeName }
  | { status: "refused"; refused: BookingRefusal; code: 409 | 422 }
  | { status: "malformed" }
  | { status: "not-found" };

/** What a booking's own page takes: an answer to its requests, whether somebody came, or another number of seats. */
export async function submitOnBooking(
  services: Services,
  { tree, actorId, ...key }: Key & { tree: FormTree; actorId: string },
): Promise<OnBooking> {
  const decision = readDecision(tree);
  if (decision) {
    const result = await decideBooking(services, { ...key, actorId, ...decision });
    if (result.ok)
      return { status: "done", notice: decision.approve ? "booking-approved" : "booking-declined" };
    if (result.reason === "not-found") return { status: "not-found" };
    return { status: "refused", refused: { decided: result.reason }, code: 409 };
  }
  const attendance = formText(tree, "attendance");
  if (attendance !== "") return submitAttendance(services, { ...key, actorId }, tree, attendance);
  const mediaId = formText(tree, "deleteMedia");
  if (mediaId !== "") {
    const result = await deleteMedia(services, { ...key, actorId, mediaId });
    if (result.ok) return { status: "done", notice: "media-deleted" };
    if (result.reason === "not-found") return { status: "not-found" };
    return { status: "refused", refused: { media: "held" }, code: 409 };
  }
  const seats = formText(tree, "seats").trim();
  return seats === "" && !("seats" in tree)
    ? { status: "malformed" }
    : submitSeats(services, { ...key, actorId }, seats);
}

async function submitAttendance(
  services: Services,
  key: Key & { actorId: string },
  tree: FormTree,
  attendance: string,
): Promise<OnBooking> {
  if (attendance !== "came" && attendance !== "missed") return { status: "malformed" };
  const [came, tells] = [attendance === "came", formText(tree, "tell") !== ""];
  const result = await markNoShow(services, { ...key, attendeeId: formText(tree, "seat"), came, tells });
  if (!result.ok) {
    return result.reason === "not-found"
      ? { status: "not-found" }
      : { status: "refused", refused: { attendance: "not-possible" }, code: 409 };
  }
  const noted = tells ? "no-show-mailed" : "no-show-noted";
  return { status: "done", notice: came ? "no-show-undone" : noted };
}

const seatsMax = 1000;

async function submitSeats(
  services: Services,
  key: Key & { actorId: string },
  text: string,
): Promise<OnBooking> {
  const seats = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seats < 1 || seats > seatsMax)
    return { status: "refused", refused: { seats: { reason: "no-number" } }, code: 422 };
  const result = await setSeats(services, { ...key, seats });
  if (result.ok) return { status: "done", notice: "booking-seats" };
  if (result.reason === "too-few")
    return { status: "refused", refused: { seats: { reason: "too-few", taken: result.taken } }, code: 409 };
  return { status: "not-found" };
}
