import type { WantedSize } from "#app/domain/room/quality.ts";

/** A picture that is shown smaller for a moment is not asked for anew. Milliseconds. */
const settleMs = 2_500;

/**
 * How large each picture is shown here, told to those who send it: larger at once, smaller once it has stayed so. A page
 * that nobody looks at wants nothing, unless a picture of it stands in a window of its own.
 */
export function createWishes(tell: (peerId: string, size: WantedSize) => void) {
  const shown = new Map<string, WantedSize>();
  const told = new Map<string, WantedSize>();
  const settling = new Map<string, ReturnType<typeof setTimeout>>();
  let recorded = false;

  function wish(peerId: string): WantedSize {
    return recorded || isLookedAt() ? (shown.get(peerId) ?? 720) : 0;
  }

  function settle(peerId: string) {
    clearTimeout(settling.get(peerId));
    const [size, before] = [wish(peerId), told.get(peerId) ?? 720];
    if (size === before) return;
    if (size > before) return say(peerId);
    settling.set(
      peerId,
      setTimeout(() => say(peerId), settleMs),
    );
  }

  function say(peerId: string) {
    const size = wish(peerId);
    told.set(peerId, size);
    tell(peerId, size);
  }

  const settleAll = () => {
    for (const peerId of shown.keys()) settle(peerId);
  };
  const changes = ["visibilitychange", "enterpictureinpicture", "leavepictureinpicture"] as const;
  for (const change of changes) document.addEventListener(change, settleAll, true);
  return {
    want(peerId: string, size: WantedSize) {
      shown.set(peerId, size);
      settle(peerId);
    },
    /** A recording shows them, whether or not anybody looks. */
    lookOn(on: boolean) {
      recorded = on;
      settleAll();
    },
    forget(peerId: string) {
      clearTimeout(settling.get(peerId));
      for (const map of [shown, told, settling]) map.delete(peerId);
    },
    close() {
      for (const change of changes) document.removeEventListener(change, settleAll, true);
      for (const timer of settling.values()) clearTimeout(timer);
    },
  };
}

function isLookedAt(): boolean {
  const inWindow = "documentPictureInPicture" in window && pictureWindow();
  return document.visibilityState === "visible" || document.pictureInPictureElement !== null || inWindow;
}

function pictureWindow(): boolean {
  const { documentPictureInPicture } = window as unknown as { documentPictureInPicture: { window: unknown } };
  return documentPictureInPicture.window !== null;
}
