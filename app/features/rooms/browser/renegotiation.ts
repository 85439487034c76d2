import type { DataConnection, MediaConnection } from "peerjs";

import { withSilenceSaved } from "./silence.ts";

type AnyConnection = MediaConnection | DataConnection;

/** What two pages say to each other about their connections, over the room's socket. `n` numbers the restarts. */
export type Signal =
  | { kind: "offer"; connection: string; n: number; sdp: string }
  | { kind: "answer"; connection: string; n: number; sdp: string }
  | { kind: "candidates"; connection: string; n: number; candidates: RTCIceCandidateInit[] }
  /** The page that did not make the call hears nothing and asks the one that did. */
  | { kind: "ask"; step: "restart" | "call" };

/** Candidates come in a burst; bundles keep the number of words low. Milliseconds. */
const bundleMs = 40;

export type Renegotiation = ReturnType<typeof createRenegotiation>;

type RenegotiationOptions = {
  say(signal: Signal): void;
  /** Servers and policy for the restart, with relay credentials that are still good. */
  configuration(): Promise<RTCConfiguration>;
};

/**
 * ICE restarts of one connection, which PeerJS cannot do: a second offer would close the call. Its own watch is put
 * aside, because it closes a call that failed and drops the candidates that come late.
 */
export function createRenegotiation(connection: AnyConnection, { say, configuration }: RenegotiationOptions) {
  const { connectionId, peerConnection } = connection;
  let round = 0;
  let bundle: RTCIceCandidateInit[] = [];
  let bundling = false;
  /** One description after the other; a connection that is closing refuses, and nothing is lost by that. */
  let work: Promise<void> = Promise.resolve();
  const next = (step: () => Promise<void>) => {
    work = work.then(step).catch(() => undefined);
  };
  peerConnection.oniceconnectionstatechange = null;

  /** A restart's candidates go the way of its offer, so that none overtakes it. */
  function beginRound(n: number) {
    if (round === 0) {
      peerConnection.onicecandidate = null;
      peerConnection.addEventListener("icecandidate", ({ candidate }) => {
        if (!candidate?.candidate) return;
        bundle.push(candidate.toJSON());
        if (!bundling) setTimeout(sendBundle, bundleMs);
        bundling = true;
      });
    }
    round = n;
    bundle = [];
  }

  function sendBundle() {
    bundling = false;
    if (bundle.length === 0) return;
    say({ kind: "candidates", connection: connectionId, n: round, candidates: bundle });
    bundle = [];
  }

  async function reconfigure() {
    peerConnection.setConfiguration({ ...peerConnection.getConfiguration(), ...(await configuration()) });
  }

  const putDown = ({ type, sdp = "" }: RTCSessionDescriptionInit) =>
    peerConnection.setLocalDescription({ type, sdp: withSilenceSaved(sdp) });

  async function offer() {
    await reconfigure();
    beginRound(round + 1);
    const n = round;
    await putDown(await peerConnection.createOffer({ iceRestart: true }));
    say({ kind: "offer", connection: connectionId, n, sdp: peerConnection.localDescription?.sdp ?? "" });
  }

  async function answer(n: number, sdp: string) {
    await reconfigure();
    await peerConnection.setRemoteDescription({ type: "offer", sdp });
    beginRound(n);
    await putDown(await peerConnection.createAnswer());
    say({ kind: "answer", connection: connectionId, n, sdp: peerConnection.localDescription?.sdp ?? "" });
  }

  return {
    /** Looks for another way without ending the call. Only the page that made the connection may. */
    restart: () => next(offer),
    hear(signal: Exclude<Signal, { kind: "ask" }>) {
      const { n } = signal;
      if (signal.kind === "offer") return next(() => answer(n, signal.sdp));
      next(async () => {
        // An answer to an earlier offer is of no use any more.
        if (n !== round) return;
        if (signal.kind === "answer")
          return peerConnection.setRemoteDescription({ type: "answer", sdp: signal.sdp });
        for (const candidate of signal.candidates) await peerConnection.addIceCandidate(candidate);
      });
    },
  };
}

/** Reads what another page said, or null when it is not ours: a modified client may say anything. */
export function readSignal(body: string): Signal | null {
  const value = parse(body);
  if (value?.["kind"] === "ask") {
    const { step } = value;
    return step === "restart" || step === "call" ? { kind: "ask", step } : null;
  }
  const { kind, connection, n, sdp, candidates } = value ?? {};
  if (typeof connection !== "string" || typeof n !== "number") return null;
  if ((kind === "offer" || kind === "answer") && typeof sdp === "string") return { kind, connection, n, sdp };
  if (kind !== "candidates" || !Array.isArray(candidates)) return null;
  return { kind, connection, n, candidates: candidates.slice(0, 100) as RTCIceCandidateInit[] };
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
