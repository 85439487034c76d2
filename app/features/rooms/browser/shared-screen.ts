import { createStore } from "./store.ts";

type SharedScreenOptions = {
  /** What the others are sent: a screen, or none any more. */
  publish(stream: MediaStream | null): void;
  /** Sharing began or ended, by our own press or the browser's. */
  onChange(): void;
};

/** This page's shared screen. The browser has a button of its own that ends it. */
export function createSharedScreen({ publish, onChange }: SharedScreenOptions) {
  const store = createStore<MediaStream | null>(null);

  function stop() {
    for (const track of store.get()?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
    store.set(null);
    publish(null);
  }

  function stopAndTell() {
    stop();
    onChange();
  }

  return {
    store,
    isShared: () => store.get() !== null,
    stop,
    stopAndTell,
    /** False when the browser or the person refused. */
    async toggle(): Promise<boolean> {
      if (store.get()) {
        stopAndTell();
        return true;
      }
      try {
        const stream = await navigator.mediaDevices.getDisplayMedia({ video: true, audio: true });
        for (const track of stream.getVideoTracks()) track.onended = stopAndTell;
        store.set(stream);
        publish(stream);
        onChange();
        return true;
      } catch {
        return false;
      }
    },
  };
}
