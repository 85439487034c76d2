/** At most `max` attempts for one key in a window that begins with the first of them. */
export type AttemptRule = { max: number; windowMs: number };

export type AttemptAnswer = { ok: true } | { ok: false; retryAfterSeconds: number };

type Window = { count: number; endsAt: number };

/** Beyond this many keys the oldest windows are forgotten first, so that made-up keys cannot fill the memory. */
const keysMax = 50_000;

export type AttemptLimit = ReturnType<typeof createAttemptLimit>;

/**
 * Counts attempts in this process's memory. Nothing about who tried is written down, and a restart forgets it;
 * several web processes each allow the maximum, which the rules' sizes take into account.
 */
export function createAttemptLimit() {
  const windows = new Map<string, Window>();

  const current = (key: string, rule: AttemptRule, now: number): Window => {
    const known = windows.get(key);
    if (known && known.endsAt > now) return known;
    windows.delete(key);
    if (windows.size >= keysMax) forget(windows, now);
    const fresh = { count: 0, endsAt: now + rule.windowMs };
    windows.set(key, fresh);
    return fresh;
  };

  return {
    /** Counts one attempt against each key; refused when any of them is used up, and then none is counted. */
    take(attempts: [key: string, rule: AttemptRule][], now: number): AttemptAnswer {
      const open = attempts.map(([key, rule]) => ({ window: current(key, rule, now), rule }));
      const usedUp = open.filter(({ window, rule }) => window.count >= rule.max);
      if (usedUp.length > 0) {
        const wait = Math.max(...usedUp.map(({ window }) => window.endsAt - now));
        return { ok: false, retryAfterSeconds: Math.ceil(wait / 1000) };
      }
      for (const { window } of open) window.count += 1;
      return { ok: true };
    },
    /** Takes one attempt back that turned out to be none. */
    giveBack(keys: readonly string[]): void {
      for (const key of keys) {
        const window = windows.get(key);
        if (window && window.count > 0) window.count -= 1;
      }
    },
    /** Forgets the attempts of a key: the right password was given. */
    clear(key: string): void {
      windows.delete(key);
    },
  };
}

function forget(windows: Map<string, Window>, now: number): void {
  for (const [key, window] of windows) if (window.endsAt <= now) windows.delete(key);
  for (const key of windows.keys()) {
    if (windows.size < keysMax * 0.9) return;
    windows.delete(key);
  }
}
