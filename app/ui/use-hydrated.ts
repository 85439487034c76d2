import { useSyncExternalStore } from "react";

const subscribe = () => () => {};

/** False on the server and in the first client render, true afterwards: what needs scripts appears only then. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}

/**
 * For what only a script can work: unseen until it is there, but in its place, so that nothing moves under a finger
 * when it appears. Where no script may run it takes no place.
 */
export function useAwaitsScript(): { "data-awaits-script"?: "" } {
  return useHydrated() ? {} : { "data-awaits-script": "" };
}
