import type { Seat } from "#app/domain/room/seats.ts";
import type { KeptChat } from "./kept-chat.server.ts";
import type { ClientMessage, ServerMessage } from "./room-protocol.ts";
import type { Visitor } from "./visitor.ts";
import { createWhiteboardCopy } from "./whiteboard-copy.server.ts";
import { createWrittenLines } from "./written-lines.server.ts";

type RoomMemoryOptions = {
  now(): number;
  /** Says it to everyone who may come in. */
  tell(message: ServerMessage): void;
  chat: Pick<KeptChat, "before" | "keep">;
};

/** What was written and drawn in a room, as long as somebody is in it: in the memory of one process, and what is written, where the business keeps it, with the call. */
export function createRoomMemory({ now, tell, chat }: RoomMemoryOptions) {
  const written = createWrittenLines(chat.before);
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
        if (!line) return;
        tell({ type: "written", lines: [line] });
        chat.keep(line);
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
