import { type RefObject, useEffect, useRef } from "react";
import { useHydrated } from "#app/ui/use-hydrated.ts";
import { changedControls } from "./early-input.ts";

/**
 * What somebody filled in or chose before the page's script had come changed the controls, and no handler heard of it.
 * Calls `onEarly` once, when the script takes over a box in which that has happened.
 */
export function useEarlyInput<Box extends HTMLElement>(box: RefObject<Box>, onEarly: (box: Box) => void) {
  const madeByServer = useRef(!useHydrated());
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what happened before the script came is told here
  useEffect(() => {
    if (madeByServer.current && box.current && changedControls(box.current).length > 0) onEarly(box.current);
  }, []);
}
