import { setTimeout as pause } from "node:timers/promises";

export type Repeated = {
  /** Ends the pause under way; resolves when the turn under way is over. */
  stop(): Promise<void>;
};

/** Does something again and again, `everyMs` after the last turn ended. What a turn throws goes to `onError`. */
export function repeat(
  everyMs: number,
  turn: () => Promise<void>,
  onError: (error: unknown) => void,
): Repeated {
  const stopping = new AbortController();
  const going = (async () => {
    while (!stopping.signal.aborted) {
      await turn().catch(onError);
      await pause(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return going;
    },
  };
}
