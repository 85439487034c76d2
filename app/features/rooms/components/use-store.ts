import { useSyncExternalStore } from "react";
import type { Store } from "../browser/store.ts";

/** Draws a store's value and every change of it. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
