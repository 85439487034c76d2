import type { RoomRole, Seat } from "#app/domain/room/seats.ts";

/** A participant's id tells who they are: a member of the business, a booked attendee, or a passing guest. */
export function participantId(role: RoomRole, id: string): string {
  return `${role}-${id}`;
}

/** The row that a participant stands for; guests have none. */
export function accountOf({ id, role }: Pick<Seat, "id" | "role">): {
  userId: string | null;
  attendeeId: string | null;
} {
  const own = id.slice(role.length + 1);
  return { userId: role === "host" ? own : null, attendeeId: role === "attendee" ? own : null };
}
