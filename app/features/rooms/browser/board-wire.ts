import type { ClientMessage, ServerMessage } from "../room-protocol.ts";
import { createKeptBoard } from "./kept-board.ts";
import { createStore } from "./store.ts";

const ours = ["board-begun", "board-copy", "board-refused", "board-kept"] as const;
type BoardMessage = Extract<ServerMessage, { type: (typeof ours)[number] }>;
type Said = Extract<BoardMessage, { type: "board-copy" | "board-refused" }>;

/** What the server says of the whiteboard. */
export function isOfBoard(message: ServerMessage): message is BoardMessage {
  return ours.some((type) => type === message.type);
}

export type BoardListener = {
  heard(message: Said): void;
  /** The room's server knows this page anew: it may have missed something, or be another one. */
  rejoined(): void;
};

export type BoardWire = ReturnType<typeof createBoardWire>;

/**
 * The whiteboard's way to the room's server. It stands from the beginning, so that a page learns that something is
 * drawn; the whiteboard itself is loaded by those who open it.
 */
export function createBoardWire(send: (message: ClientMessage) => void) {
  /** Somebody has drawn something in this meeting. */
  const begun = createStore(false);
  const kept = createKeptBoard(() => send({ type: "board-keep" }));
  let listener: BoardListener | null = null;
  return {
    begun,
    send,
    keep: kept.keep,
    /** What became of pictures that are kept with the meeting. */
    kept: kept.notice,
    listen(next: BoardListener): () => void {
      listener = next;
      return () => {
        if (listener === next) listener = null;
      };
    },
    hear(message: BoardMessage) {
      if (message.type === "board-begun") begun.set(true);
      else if (message.type === "board-kept") kept.hear(message);
      else listener?.heard(message);
    },
    rejoined: () => listener?.rejoined(),
  };
}
