const tickMs = 2_000;
/** Longer than any timer is late on a busy machine. Milliseconds. */
const asleepMsMin = 10_000;

/**
 * Calls back when this computer has woken, or this tab is looked at again: a clock that stood still, or a page that is
 * shown. Devices may have ended meanwhile without a word. Returns what stops it.
 */
export function watchForWaking(onWake: () => void): () => void {
  let last = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    if (now - last >= asleepMsMin) onWake();
    last = now;
  }, tickMs);
  const onVisible = () => document.visibilityState === "visible" && onWake();
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", onVisible);
  };
}
