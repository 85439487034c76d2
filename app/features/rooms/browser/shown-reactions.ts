import type { Reaction } from "../room-wire.ts";
import { createStore } from "./store.ts";

const shownMs = 5_000;
const shownMax = 12;

export type ShownReaction = { key: number; id: string; reaction: Reaction };

/** Reactions of the last few seconds, by whose they are. */
export function createShownReactions() {
  const store = createStore<readonly ShownReaction[]>([]);
  let shown = 0;
  return {
    store,
    show(id: string, reaction: Reaction) {
      shown += 1;
      const key = shown;
      store.update((list) => [...list, { key, id, reaction }].slice(-shownMax));
      setTimeout(() => store.update((list) => list.filter((one) => one.key !== key)), shownMs);
    },
  };
}
