import type { ConnectionMeasures } from "#app/domain/room/connection-report.ts";
import { speedSampleBytes } from "../room-wire.ts";
import { callOneself, wait } from "./loopback-call.ts";

type ConnectionTestOptions = {
  roomId: string;
  /** Known once the room's server has answered. */
  iceServers(): RTCIceServer[];
  /** A guest at the door has no leave to use the relay yet. */
  isAdmitted(): boolean;
  /** Resolves when the room's socket is open, and stays open for nothing else. */
  socketOpens(): Promise<void>;
  /** Whether requests carry the room's words, since no WebSocket came through. */
  goesByRequests(): boolean;
};

export type ConnectionTest = (onStep: (step: ConnectionStep) => void) => Promise<ConnectionMeasures>;
export type ConnectionStep = "server" | "call" | "relay" | "speed";

const socketMsMax = 8_000;
const sampleMsMax = 15_000;

/** Measures in turn what a call needs. What comes out stays on this page. */
export function createConnectionTest(options: ConnectionTestOptions): ConnectionTest {
  const { roomId, socketOpens } = options;
  return async (onStep) => {
    onStep("server");
    const reached = await Promise.race([socketOpens().then(() => true), wait(socketMsMax).then(() => false)]);
    const milliseconds = await answerTime();
    onStep("call");
    const iceServers = options.iceServers();
    const addresses = iceServers.flatMap(({ urls }) => urls);
    const hasRelay = addresses.some((address) => /^turns?:/.test(address));
    const call = await quietly(callOneself({ iceServers, relayOnly: false, measuresSpeed: false }));
    onStep("relay");
    const relayed = hasRelay
      ? await quietly(callOneself({ iceServers, relayOnly: true, measuresSpeed: true }))
      : null;
    onStep("speed");
    const speed = relayed?.megabitsPerSecond ?? (await downloadSpeed(roomId));
    return {
      server: {
        reached: reached && milliseconds !== null,
        byRequests: options.goesByRequests(),
        milliseconds,
      },
      call: { ...call, asksForOutside: iceServers.length > 0 },
      relay: relayed ? (relayed.connected ? "works" : "fails") : options.isAdmitted() ? "none" : "later",
      megabitsPerSecond: speed,
    };
  };
}

/** A browser whose makers or owners forbid calls throws at the first step of one. */
async function quietly(call: ReturnType<typeof callOneself>): ReturnType<typeof callOneself> {
  return call.catch(() => ({ connected: false, found: [], megabitsPerSecond: null }));
}

/** The middle one of three answers. Milliseconds; null when the server did not answer. */
async function answerTime(): Promise<number | null> {
  const times: number[] = [];
  try {
    for (let round = 0; round < 3; round += 1) {
      const startedAt = performance.now();
      await fetch("/healthz", { cache: "no-store", signal: AbortSignal.timeout(socketMsMax) });
      times.push(performance.now() - startedAt);
    }
  } catch {
    return null;
  }
  return times.sort((a, b) => a - b)[1] ?? null;
}

async function downloadSpeed(roomId: string): Promise<number | null> {
  try {
    const signal = AbortSignal.timeout(sampleMsMax);
    const response = await fetch(`/room/${roomId}/speed`, { cache: "no-store", signal });
    if (!response.ok) return null;
    // What counts is how fast it comes, not how long the server takes to begin.
    const startedAt = performance.now();
    const { byteLength } = await response.arrayBuffer();
    const milliseconds = Math.max(1, performance.now() - startedAt);
    return byteLength === speedSampleBytes ? (byteLength * 8) / 1_000 / milliseconds : null;
  } catch {
    return null;
  }
}
