/** The room opens this long before the meeting starts: time to check a camera, not to move in. Milliseconds. */
export const opensBeforeStartMs = 15 * 60_000;
/** The room stays this long after the planned end, so that a good conversation is not cut. Milliseconds. */
export const closesAfterEndMs = 60 * 60_000;

/** The room of a meeting at once stays this long after the last one left: time to come back. Milliseconds. */
export const staysAfterLeavingMs = 30 * 60_000;
/** No meeting at once goes on for longer: whoever forgot to leave does not keep a room for good. Milliseconds. */
const atOnceMsMax = 24 * 60 * 60_000;

export type RoomPhase = "early" | "open" | "over" | "cancelled";

/** `openUntil`: of a meeting at once alone, until when those who are or were in it hold its room; null for nobody yet. */
type Times = { startsAt: number; endsAt: number; openUntil?: number | null | undefined };
type Meeting = Times & { cancelled: boolean };

/**
 * When people may be in the room of a meeting: `[opensAt, closesAt)`, epoch milliseconds. A meeting at once has no planned
 * end that anybody knows of: it goes on while somebody is there, though the time that it holds of its host may be over.
 */
export function admissionWindow({ startsAt, endsAt, openUntil }: Times) {
  const opensAt = startsAt - opensBeforeStartMs;
  if (openUntil === undefined) return { opensAt, closesAt: endsAt + closesAfterEndMs };
  return { opensAt, closesAt: Math.min(lastClosing({ startsAt }), Math.max(endsAt, openUntil ?? endsAt)) };
}

/** When a meeting at once ends in any case. */
export function lastClosing({ startsAt }: Pick<Times, "startsAt">): number {
  return startsAt + atOnceMsMax;
}

/** Whether the door is open at `now`. A cancelled meeting has no door, whatever the time. */
export function roomPhase(meeting: Meeting, now: number): RoomPhase {
  if (meeting.cancelled) return "cancelled";
  const { opensAt, closesAt } = admissionWindow(meeting);
  if (now < opensAt) return "early";
  return now < closesAt ? "open" : "over";
}
