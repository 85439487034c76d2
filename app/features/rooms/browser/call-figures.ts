import { type CallMeasures, type LineFigures, lineFigures } from "#app/domain/room/call-figures.ts";
import type { CallState } from "#app/domain/room/call-state.ts";
import type { LineQuality, LinkHealth, RemoteMedia } from "./media-transport.ts";
import type { Store } from "./store.ts";

/** How often it is looked whether the server has to be told. Milliseconds. */
const tellMs = 10_000;

type CallFiguresOptions = {
  say(figures: LineFigures): void;
  call: Store<CallState>;
  remotes: Store<Record<string, RemoteMedia>>;
  lines: Store<Record<string, LineQuality>>;
};

export type CallFigures = ReturnType<typeof createCallFigures>;

/**
 * Sums up how this page's lines are over the whole stay, and tells the server in coarse classes whenever one of them
 * changes: then it knows at the end, however that comes.
 */
export function createCallFigures({ say, call, remotes, lines }: CallFiguresOptions) {
  let looks = 0;
  let relayed = 0;
  let lost = 0;
  let roundTrips = 0;
  let breaks = 0;
  /** When somebody else was there for the first time, and how long until something of them was. */
  let metAt: number | null = null;
  let firstMs: number | null = null;
  let told = "";
  let seen: Record<string, LineQuality> = {};
  let health: Record<string, LinkHealth> = {};

  function look() {
    const now = lines.get();
    for (const [peerId, line] of Object.entries(now)) {
      if (line === seen[peerId] || line.because === "none") continue;
      looks += 1;
      lost += line.lostShare;
      roundTrips += line.roundTripMs;
      if (line.relayed) relayed += 1;
    }
    seen = now;
  }

  function watch() {
    const now = Object.fromEntries(Object.entries(remotes.get()).map(([id, remote]) => [id, remote.health]));
    for (const [peerId, state] of Object.entries(now))
      if (state === "unsteady" && health[peerId] === "connected") breaks += 1;
    health = now;
  }

  function meet() {
    const { phase, others } = call.get();
    if (metAt === null && phase === "in-call" && others.some(({ away }) => !away)) metAt = Date.now();
  }

  function measures(): CallMeasures {
    const each = Math.max(1, looks);
    const half = looks / 2;
    return {
      lostShare: lost / each,
      roundTripMs: roundTrips / each,
      firstMs,
      breaks,
      relayed: looks > 0 && relayed > half,
    };
  }

  function tell() {
    // Nobody else was there, or only for a moment: nothing to be measured.
    if (call.get().phase !== "in-call" || looks === 0) return;
    const figures = lineFigures(measures());
    const text = JSON.stringify(figures);
    if (text === told) return;
    told = text;
    say(figures);
  }

  const stops = [lines.subscribe(look), remotes.subscribe(watch), call.subscribe(meet)];
  const telling = setInterval(tell, tellMs);
  return {
    /** Somebody's picture or sound is here. */
    firstCame() {
      if (metAt !== null) firstMs ??= Date.now() - metAt;
    },
    /** Before this page goes. */
    tell,
    /** The server may have forgotten. */
    sayAgain() {
      told = "";
      tell();
    },
    close() {
      clearInterval(telling);
      for (const stop of stops) stop();
    },
  };
}
