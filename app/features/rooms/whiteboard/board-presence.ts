import { type Point, readPoint, readThing, type Thing } from "#app/domain/room/board-things.ts";
import type { SideChannels } from "../browser/side-channels.ts";
import { createStore } from "../browser/store.ts";

/** Where somebody points, and what they are drawing at this moment. */
export type Shown = { at: Point; draft: Thing | null };

const pauseMs = 60;
/** Of a long stroke the others see the end while it is drawn. */
const draftNumbersMax = 400;
const lettersMax = 16_000;

export type BoardPresence = ReturnType<typeof createBoardPresence>;

/** The others' pointers, by page. Whose a page is the roster says, so nobody can point in another's name. */
export function createBoardPresence(channels: SideChannels) {
  const store = createStore<Readonly<Record<string, Shown>>>({});
  let next: Shown | null = null;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const without = (peerId: string) =>
    store.update((all) =>
      peerId in all ? Object.fromEntries(Object.entries(all).filter(([id]) => id !== peerId)) : all,
    );
  const silence = channels.listen("board", {
    heard(peerId, data) {
      if (typeof data !== "string" || data.length > lettersMax) return;
      const shown = readShown(data);
      if (shown) store.update((all) => ({ ...all, [peerId]: shown }));
      else without(peerId);
    },
    closed: without,
  });

  function say() {
    pausing = undefined;
    const words = next ? { at: [next.at.x, next.at.y], draft: next.draft && shortened(next.draft) } : {};
    for (const peerId of channels.reachable("board")) {
      // A pointer that comes late is worth nothing: a full line is left alone.
      if (channels.waiting("board", peerId) < lettersMax)
        channels.send("board", peerId, JSON.stringify(words));
    }
  }
  return {
    store,
    /** Null when the pointer leaves the board. */
    show(shown: Shown | null) {
      next = shown;
      pausing ??= setTimeout(say, pauseMs);
    },
    close() {
      clearTimeout(pausing);
      next = null;
      say();
      silence();
    },
  };
}

function shortened(draft: Thing): Thing {
  return draft.kind === "pen" ? { ...draft, points: draft.points.slice(-draftNumbersMax) } : draft;
}

function readShown(text: string): Shown | null {
  try {
    const value = JSON.parse(text) as { at?: unknown; draft?: unknown } | null;
    const at = readPoint(value?.at);
    return at && { at, draft: readThing("draft", value?.draft) };
  } catch {
    return null;
  }
}
