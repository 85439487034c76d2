import { createHash } from "node:crypto";

/** What a column of an id points at, in the words of the exports. */
const pointsAt: Record<string, string> = {
  organizationId: "Organization",
  userId: "User",
  hostId: "User",
  colleagueId: "User",
  placedById: "User",
  logoId: "Asset",
  scheduleId: "Schedule",
  eventTypeId: "EventType",
  conditionId: "Question",
  questionId: "Question",
  seriesId: "Series",
  bookingId: "Booking",
  attendeeId: "Attendee",
  accompaniesId: "Attendee",
  timeOfferId: "TimeOffer",
  callId: "Call",
};

const letters = "abcdefghijklmnopqrstuvwxyz234567";

/** Gives the new id of a row of another instance. */
export type NewIds = (model: string, id: string) => string;

/**
 * Ids of the new instance: as long and as hard to guess as its own, and the same each time one archive is taken in, so
 * that an import that was cut off goes on where it was. People who have an account here keep theirs.
 */
export function newIds(archive: string, people: ReadonlyMap<string, string>): NewIds {
  return (model, id) => {
    const known = model === "User" ? people.get(id) : undefined;
    if (known !== undefined) return known;
    const hash = createHash("sha256").update(`${archive}/${model}/${id}`).digest();
    return [...hash.subarray(0, 26)].map((byte) => letters[byte & 31]).join("");
  };
}

type Row = Record<string, unknown>;

/** The same row with the ids of the new instance, wherever one stands. */
export function withNewIds(model: string, row: Row, idOf: NewIds): Row {
  const entries = Object.entries(row).map(([name, value]) => {
    if (typeof value !== "string") return [name, value];
    if (name === "id") return [name, idOf(model, value)];
    if (name === "meeting") return [name, newMeeting(value, row, idOf)];
    const target = pointsAt[name];
    return [name, target === undefined ? value : idOf(target, value)];
  });
  return Object.fromEntries(entries);
}

/** A meeting is a booking's id, or "<event type>@<start in ms>" for a group. */
function newMeeting(meeting: string, row: Row, idOf: NewIds): string {
  const [eventType = "", start] = meeting.split("@");
  if (start !== undefined) return `${idOf("EventType", eventType)}@${start}`;
  return meeting === row["bookingId"] ? idOf("Booking", meeting) : meeting;
}
