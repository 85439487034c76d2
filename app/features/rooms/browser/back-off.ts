/**
 * Waits before the next attempts to reconnect, the last one for all that follow; each gets up to a third more. So
 * everyone is back within five seconds of a server that returns.
 */
const waitsMs = [0, 300, 1_200, 2_700, 3_600];

/** Milliseconds before attempt number `attempt` (from 0). `chance` is in [0, 1), so that not everyone comes at once. */
export function waitBefore(attempt: number, chance: number): number {
  const wait = waitsMs[Math.min(attempt, waitsMs.length - 1)] ?? 0;
  return Math.round(wait * (1 + chance / 3));
}
