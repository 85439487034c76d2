import { useEffect } from "react";
import type { RoomSession } from "../browser/room-session.ts";

const typingIn = "input, textarea, select, [contenteditable]";

/** M for the microphone, V for the camera; never while somebody types, and never with a modifier. */
export function useShortcuts(session: RoomSession): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.isComposing) return;
      if (event.target instanceof Element && event.target.closest(typingIn)) return;
      const key = event.key.toLowerCase();
      if (key === "m") void session.toggle("microphone");
      else if (key === "v") void session.toggle("camera");
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [session]);
}
