import type { ClientMessage, ServerMessage } from "../room-protocol.ts";
import { createStore } from "./store.ts";

type Said = Extract<ServerMessage, { type: "board-copy" | "board-refused" }>;

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
  let listener: BoardListener | null = null;
  return {
    begun,
    send,
    listen(next: BoardListener): () => void {
      listener = next;
      return () => {
        if (listener === next) listener = null;
      };
    },
    hear(message: Said | Extract<ServerMessage, { type: "board-begun" }>) {
      if (message.type === "board-begun") begun.set(true);
      else listener?.heard(message);
    },
    rejoined: () => listener?.rejoined(),
  };
}
