/** Frames a peer may send in a second, and how many at once when it was quiet before (a burst of candidates). */
export const framesPerSecond = 100;
export const framesAtOnce = 200;
/** Junk frames after which a peer is cut off: a stock client never sends one. */
export const junkFramesMax = 20;

/** A token bucket over the frames of one connection. Times are epoch milliseconds. */
export function createFrameAllowance(now: number) {
  let left = framesAtOnce;
  let at = now;
  let junk = 0;
  return {
    /** False when this frame is one too many. */
    take(time: number): boolean {
      left = Math.min(framesAtOnce, left + (Math.max(0, time - at) * framesPerSecond) / 1000);
      at = time;
      left -= 1;
      return left >= 0;
    },
    /** False when this piece of junk is one too many. */
    forgive(): boolean {
      junk += 1;
      return junk <= junkFramesMax;
    },
  };
}
