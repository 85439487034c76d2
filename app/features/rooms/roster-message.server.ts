import { admissionWindow, lastClosing } from "#app/domain/room/admission-window.ts";
import type { Expected, Knock } from "#app/domain/room/call-state.ts";
import type { RoomRules } from "#app/domain/room/room-rules.ts";
import type { ShownSeat } from "#app/domain/room/seats.ts";
import { participantId } from "./participant.ts";
import type { ServerMessage } from "./room-protocol.ts";
import type { RoomFacts } from "./room-repository.server.ts";

type Roster = Extract<ServerMessage, { type: "roster" }>;

/** Those who were booked, hosts first. */
export function expectedIn({ hosts, attendees }: Pick<RoomFacts, "hosts" | "attendees">): Expected[] {
  return [
    ...hosts.map(({ id, name }): Expected => ({ id: participantId("host", id), name, role: "host" })),
    ...attendees.map(
      ({ id, name }): Expected => ({ id: participantId("attendee", id), name, role: "attendee" }),
    ),
  ];
}

/** What those who lead are told of the room, and what everyone else is. */
export function rosterOf(
  facts: RoomFacts,
  now: {
    rules: RoomRules;
    seats: ShownSeat[];
    knocks: Knock[];
    keptOut: Knock[];
    callStartedAt: number | null;
    chatDays: number | null;
  },
): { forLeaders: Roster; forOthers: Roster } {
  const { rules, seats, knocks, keptOut, callStartedAt, chatDays } = now;
  const { nextAt, waitingRoom, openUntil } = facts;
  // A meeting at once goes on while somebody is there: nobody is told of an end that moves along.
  const last = openUntil === undefined ? null : lastClosing(facts);
  const endsAt = last ?? facts.endsAt;
  const closesAt = last ?? admissionWindow(facts).closesAt;
  const meeting = { endsAt, closesAt, nextAt: null, waitingRoom, locked: rules.locked, chatDays };
  const base = { type: "roster" as const, seats, expected: expectedIn(facts), callStartedAt };
  return {
    forLeaders: { ...base, knocks, keptOut, meeting: { ...meeting, nextAt } },
    forOthers: { ...base, knocks: [], keptOut: [], meeting },
  };
}
