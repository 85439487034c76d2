import {
  type HostCommand,
  mayCommand,
  type RoomRules,
  rulesAfter,
  type Standing,
  standingOf,
} from "#app/domain/room/room-rules.ts";
import type { Seat, Seats } from "#app/domain/room/seats.ts";
import type { ServerMessage } from "./room-protocol.ts";
import type { Visitor } from "./visitor.ts";

/** What a live room lends to its hosts' commands. */
export type CommandedRoom = {
  rules(): RoomRules;
  setRules(rules: RoomRules): void;
  seats(): Seats;
  /** The page that holds a seat, if it is connected. */
  pageOf(seat: Seat): Visitor | undefined;
  admit(id: string): void;
  decline(id: string): void;
  knocking(): Visitor[];
  stopScreen(seat: Seat): void;
  lowerHand(seat: Seat): void;
  remove(seat: Seat): void;
  endForAll(): void;
  extend(actor: Visitor): void;
};

type By = { room: CommandedRoom; actor: Visitor; by: Seat };

/** Does what somebody who leads asks for. What they may not do is not done, and nobody is told. */
export function commandRoom(room: CommandedRoom, actor: Visitor, by: Seat, command: HostCommand): void {
  const target = "id" in command ? room.seats().list.find((seat) => seat.id === command.id) : undefined;
  const standing = standingOf(room.rules(), by);
  const targetStanding: Standing | null = target ? standingOf(room.rules(), target) : null;
  if (!mayCommand(standing, command, targetStanding)) return;
  if (target) commandSeat({ room, actor, by }, command, target);
  else commandAll({ room, actor, by }, command);
}

function change(room: CommandedRoom, command: HostCommand): void {
  const seated = room.seats().list.map(({ id }) => id);
  room.setRules(rulesAfter(room.rules(), command, seated));
}

function ask({ room, by }: By, seat: Seat, to: Extract<ServerMessage, { type: "asked" }>["to"]): void {
  room.pageOf(seat)?.send({ type: "asked", to, by: by.name });
}

/** What is about one person who sits in the room. */
function commandSeat(of: By, command: HostCommand, target: Seat): void {
  const { room, by } = of;
  if (command.type === "mute" && target.microphone && target.id !== by.id) ask(of, target, "mute");
  else if (command.type === "co-host") change(room, command);
  else if (command.type === "stop-screen") {
    ask(of, target, "stop-screen");
    room.stopScreen(target);
  } else if (command.type === "lower-hand") {
    ask(of, target, "lower-hand");
    room.lowerHand(target);
  } else if (command.type === "remove" && target.id !== by.id) {
    change(room, command);
    room.remove(target);
  }
}

/** What is about the room, or about somebody who is not in it. */
function commandAll(of: By, command: HostCommand): void {
  const { room, actor, by } = of;
  switch (command.type) {
    case "admit":
      room.admit(command.id);
      break;
    case "decline":
      room.decline(command.id);
      break;
    case "admit-all":
      for (const { ticket } of room.knocking()) room.admit(ticket.participantId);
      break;
    case "tell-waiting":
      for (const page of room.knocking()) page.send({ type: "told", from: by.name, text: command.text });
      break;
    case "lock":
    case "readmit":
      change(room, command);
      break;
    case "mute":
      if (command.id === null) muteAll(of);
      break;
    case "end":
      room.endForAll();
      break;
    case "extend":
      room.extend(actor);
      break;
    default:
    // It was about somebody who has left.
  }
}

/** Silence from everyone who does not lead. */
function muteAll(of: By): void {
  const { room } = of;
  for (const seat of room.seats().list) {
    if (seat.microphone && standingOf(room.rules(), seat) === "none") ask(of, seat, "mute");
  }
}
