/** The room opens this long before the meeting starts: time to check a camera, not to move in. Milliseconds. */
export const opensBeforeStartMs = 15 * 60_000;
/** The room stays this long after the planned end, so that a good conversation is not cut. Milliseconds. */
export const closesAfterEndMs = 60 * 60_000;

export type RoomPhase = "early" | "open" | "over" | "cancelled";

type Meeting = { startsAt: number; endsAt: number; cancelled: boolean };

/** When people may be in the room of a meeting: `[opensAt, closesAt)`, epoch milliseconds. */
export function admissionWindow({ startsAt, endsAt }: { startsAt: number; endsAt: number }) {
  return { opensAt: startsAt - opensBeforeStartMs, closesAt: endsAt + closesAfterEndMs };
}

/** Whether the door is open at `now`. A cancelled meeting has no door, whatever the time. */
export function roomPhase(meeting: Meeting, now: number): RoomPhase {
  if (meeting.cancelled) return "cancelled";
  const { opensAt, closesAt } = admissionWindow(meeting);
  if (now < opensAt) return "early";
  return now < closesAt ? "open" : "over";
}
