import { useEffect, useRef } from "react";
import type { RoomSession } from "../browser/room-session.ts";
import { actionOf, type ShortcutAction } from "../browser/shortcuts.ts";

const typingIn = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const pressable = "button, a[href], summary, input, [role=button]";

/** What the call adds to microphone and camera, which the lobby has too. */
export type CallActions = Partial<
  Record<Exclude<ShortcutAction, "microphone" | "camera" | "talk">, () => void>
>;

/** One key each; never while somebody types, and never with a modifier. Behind an open dialog they rest. */
export function useShortcuts(session: RoomSession, actions: CallActions = {}): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(typingIn)) return;
      if (document.querySelector("dialog[open]")) return;
      const action = actionOf(event);
      // The chat takes the focus: the key that opened it is no letter for it.
      if (action && action !== "talk") event.preventDefault();
      if (action === "microphone" || action === "camera") void session.toggle(action);
      else if (action && action !== "talk") latest.current[action]?.();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [session]);
  usePushToTalk(session);
}

/**
 * Holding the space bar while muted is heard, where that was chosen. Whoever walks with the keyboard presses buttons
 * with the same bar: it stays theirs. A button that was clicked keeps the focus without being meant.
 */
function usePushToTalk(session: RoomSession): void {
  useEffect(() => {
    let talking = false;
    let clicked = false;
    const isMeant = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(target instanceof Element)) return true;
      return !target.closest(typingIn) && (clicked || !target.closest(pressable));
    };
    const onPointer = () => {
      clicked = true;
    };
    const onDown = (event: KeyboardEvent) => {
      if (event.key !== " ") {
        clicked = false;
        return;
      }
      if (talking) return event.preventDefault();
      const { microphone } = session.media.store.get();
      const { pushToTalk } = session.devices.choices.get();
      if (!pushToTalk || actionOf(event) !== "talk" || !isMeant(event)) return;
      if (microphone.on || !microphone.track || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      talking = true;
      void session.turn("microphone", true);
    };
    const stop = () => {
      if (!talking) return;
      talking = false;
      void session.turn("microphone", false);
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key !== " " || !talking) return;
      event.preventDefault();
      stop();
    };
    addEventListener("pointerdown", onPointer);
    addEventListener("keydown", onDown);
    addEventListener("keyup", onUp);
    addEventListener("blur", stop);
    return () => {
      removeEventListener("pointerdown", onPointer);
      removeEventListener("keydown", onDown);
      removeEventListener("keyup", onUp);
      removeEventListener("blur", stop);
      stop();
    };
  }, [session]);
}
