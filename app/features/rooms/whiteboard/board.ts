import type { RoomSession } from "../browser/room-session.ts";
import { createBoardDoc } from "./board-doc.ts";
import { createBoardPresence } from "./board-presence.ts";
import { createBoardSync } from "./board-sync.ts";

/** Who may keep pictures of it with the meeting; `hosts` are others. */
export type KeptBy = "nobody" | "hosts" | "me";

export type Board = ReturnType<typeof createBoard>;

/** One page's whiteboard, from its first opening to the end of the call. */
export function createBoard({ channels, boardWire: wire }: Pick<RoomSession, "channels" | "boardWire">) {
  const doc = createBoardDoc({ onDrawn: (update) => sync.drawn(update) });
  const sync = createBoardSync({ doc, channels, wire });
  const presence = createBoardPresence(channels);
  return {
    doc,
    presence,
    close() {
      presence.close();
      sync.close();
      doc.close();
    },
  };
}
