/** More pictures a second than this are not asked for: a talking head needs no more, and the processor is the call's. */
const picturesPerSecondMax = 24;
/** Fewer than this look broken, and the call itself suffers from whatever is that slow. */
const picturesPerSecondMin = 5;
/** One slow moment (a tab that loads, a fan that starts) is forgiven. Milliseconds. */
const patienceMs = 6_000;

/**
 * How fast pictures are blurred. `took` is told how long each one needed; it answers after how many milliseconds the
 * next one is due, or "slow" when this machine has not kept up for `patienceMs`.
 */
export function createBlurPace() {
  let slowSince: number | null = null;
  return {
    took(milliseconds: number, now: number): number | "slow" {
      if (milliseconds <= 1_000 / picturesPerSecondMin) slowSince = null;
      else slowSince ??= now - milliseconds;
      if (slowSince !== null && now - slowSince >= patienceMs) return "slow";
      return Math.max(0, 1_000 / picturesPerSecondMax - milliseconds);
    },
  };
}
