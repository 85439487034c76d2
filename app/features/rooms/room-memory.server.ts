import type { Seat } from "#app/domain/room/seats.ts";
import type { Visitor } from "./live-room.server.ts";
import type { ClientMessage, ServerMessage } from "./room-protocol.ts";
import { createWhiteboardCopy } from "./whiteboard-copy.server.ts";
import { createWrittenLines } from "./written-lines.server.ts";

type RoomMemoryOptions = {
  now(): number;
  /** Says it to everyone who may come in. */
  tell(message: ServerMessage): void;
};

/** What was written and drawn in a room, as long as somebody is in it: in the memory of one process, and nowhere else. */
export function createRoomMemory({ now, tell }: RoomMemoryOptions) {
  const written = createWrittenLines();
  const board = createWhiteboardCopy(now);

  function draw(visitor: Visitor, word: Extract<ClientMessage, { type: "board-write" }>) {
    const { refused, began } = board.write(visitor.ticket.peerId, word);
    if (refused) visitor.send({ type: "board-refused", because: refused });
    if (began) tell({ type: "board-begun" });
  }

  return {
    /** For whoever takes a seat, or takes it again. */
    catchUp(visitor: Visitor) {
      if (written.all().length > 0) visitor.send({ type: "written", lines: written.all() });
      if (board.begun()) visitor.send({ type: "board-begun" });
    },
    hear(visitor: Visitor, seat: Seat, message: ClientMessage) {
      if (message.type === "board-write") draw(visitor, message);
      else if (message.type === "board-read") {
        for (const part of board.read(visitor.ticket.peerId, message.vector)) visitor.send(part);
      } else if (message.type === "chat") {
        const { id, text } = message;
        const line = written.add({ id, from: seat.id, name: seat.name, text, at: now() });
        if (line) tell({ type: "written", lines: [line] });
      }
    },
    /** This page is gone. */
    drop: (peerId: string) => board.drop(peerId),
    forget() {
      written.forget();
      board.forget();
    },
  };
}
