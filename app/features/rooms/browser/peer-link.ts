import type { DataConnection, MediaConnection, Peer } from "peerjs";
import { climb, flows, type LadderEvent, type LadderStep, newLadder } from "#app/domain/room/ladder.ts";
import type { WantedSize } from "#app/domain/room/quality.ts";
import { type DataMessage, readDataMessage } from "./chat.ts";
import { createLinkQuality, senderOf } from "./link-quality.ts";
import type { DeviceKind } from "./local-media.ts";
import type { LineQuality, RemoteMedia } from "./media-transport.ts";
import { withQuickPicture } from "./quick-picture.ts";
import { createRenegotiation, type Renegotiation, type Signal } from "./renegotiation.ts";
import type { SideChannels } from "./side-channels.ts";
import { withSilenceSaved } from "./silence.ts";

export type CallKind = "camera" | "screen";

type PeerLinkOptions = {
  peer(): Peer | null;
  peerId: string;
  /** Made anew for each call: what is sent when it begins. */
  outgoing(): MediaStream;
  /** Our shared screen, while there is one. */
  screen(): MediaStream | null;
  /** The tracks to send now, null for nothing. */
  track(kind: DeviceKind): MediaStreamTrack | null;
  /** Servers and policy, with relay credentials that are still good. */
  configuration(): Promise<RTCConfiguration>;
  /** Says something to the other page over the room's socket. */
  signal(signal: Signal): void;
  /** Everyone in the room, oneself too. */
  people(): number;
  onChange(): void;
  onLine(line: LineQuality): void;
  /** Files and the whiteboard go beside the beats. */
  channels: Pick<SideChannels, "attach" | "detach">;
};

/** What calls and data channels have in common. */
type Watched = (MediaConnection | DataConnection) & {
  on(event: "error" | "close", heard: () => void): unknown;
};

/** What each side's own description of a call asks for beyond what the browser wrote. */
const describe = (sdp: string) => withQuickPicture(withSilenceSaved(sdp));

const beatMs = 1_000;
const tickMs = 500;

export type PeerLink = ReturnType<typeof createPeerLink>;

/**
 * Everything between this browser and one other page: the call, the data channel, shared screens. The page that came
 * later `calls`; the other one answers. PeerJS only carries the offers: what becomes of a call is watched here and
 * decided by the ladder in domain/room.
 */
export function createPeerLink(options: PeerLinkOptions) {
  const { peerId } = options;
  const media: RemoteMedia = { health: "connecting", stream: null, screen: null };
  let call: MediaConnection | null = null;
  let data: DataConnection | null = null;
  let screenOut: MediaConnection | null = null;
  let screenIn: MediaConnection | null = null;
  let ladder = newLadder(Date.now());
  let isCaller = false;
  let everConnected = false;
  let closed = false;
  /** A call that waits for the broker to come back, and whether by the relay alone. */
  let waiting: { relayOnly: boolean } | null = null;
  const quality = createLinkQuality({
    camera: () => call?.peerConnection ?? null,
    screen: () => screenOut?.peerConnection ?? null,
    people: options.people,
  });
  let shownAt: WantedSize = 720;
  const negotiations = new Map<string, Renegotiation>();

  function set(part: Partial<RemoteMedia>) {
    const before = { ...media };
    Object.assign(media, part);
    const changed = (Object.keys(part) as (keyof RemoteMedia)[]).some((key) => before[key] !== media[key]);
    if (changed) options.onChange();
  }

  function tell(event: LadderEvent) {
    if (closed) return;
    const climbed = climb(ladder, event, Date.now());
    ladder = climbed.ladder;
    const callStands = call?.peerConnection?.connectionState === "connected";
    const heard = callStands && flows({ ...ladder, path: "connected" }, Date.now());
    set({
      health: ladder.removed ? "gone" : heard ? "connected" : everConnected ? "unsteady" : "connecting",
    });
    if (climbed.step) act(climbed.step);
  }

  function act(step: LadderStep) {
    if (step === "remove") return;
    if (step === "restart") {
      for (const made of isCaller ? [call, data, screenOut] : [screenOut])
        negotiations.get(made?.connectionId ?? "")?.restart();
    }
    if (!isCaller) return options.signal({ kind: "ask", step: step === "restart" ? "restart" : "call" });
    if (step !== "restart") return place(step === "relay");
    if (data?.peerConnection?.connectionState !== "connected" && !data?.open) connectData();
  }

  /** The state of the call or, while that stands, of the data channel. */
  function judge() {
    const state = call
      ? (call.peerConnection?.connectionState ?? "closed")
      : everConnected
        ? "closed"
        : "new";
    const beats = data?.peerConnection?.connectionState;
    const broken = beats === "disconnected" || beats === "failed" || beats === "closed";
    tell({ type: "path", path: state === "connected" && broken ? "disconnected" : state });
    if (state !== "connected") return;
    everConnected = true;
    shareScreen(options.screen());
    tell({ type: "tick" });
  }

  function watch(made: Watched) {
    const connection = made.peerConnection;
    const { connectionId } = made;
    negotiations.set(
      connectionId,
      createRenegotiation(made, { say: options.signal, configuration: options.configuration }),
    );
    connection.addEventListener("connectionstatechange", judge);
    made.on("error", () => undefined);
    made.on("close", () => {
      negotiations.delete(connectionId);
      judge();
    });
  }

  function adoptCall(made: MediaConnection) {
    const older = call;
    call = made;
    older?.close();
    negotiations.delete(older?.connectionId ?? "");
    if (screenOut?.peerConnection?.connectionState !== "connected") stopScreenOut();
    made.on("stream", (stream) => call === made && set({ stream }));
    watch(made);
    tell({ type: "called" });
    options.onChange();
    for (const kind of ["microphone", "camera"] as const) replaceTrack(kind, options.track(kind));
  }

  /** Makes the call and the data channel; by the relay alone if every other way has failed. */
  function place(relayOnly: boolean) {
    isCaller = true;
    const peer = options.peer();
    waiting = null;
    // Without the broker there is nobody to carry the offer; it comes back, and then so do we.
    if (!peer?.open) waiting = { relayOnly };
    if (closed || !peer?.open) return;
    const { config } = peer.options;
    if (relayOnly && hasRelay(config)) peer.options.config = { ...config, iceTransportPolicy: "relay" };
    if (call?.peerConnection?.connectionState !== "connected" || !call.open) {
      const made = peer.call(peerId, options.outgoing(), {
        metadata: { kind: "camera" },
        sdpTransform: describe,
      });
      if (made) adoptCall(made);
    }
    if (data?.peerConnection?.connectionState !== "connected") connectData();
    peer.options.config = config;
  }

  function connectData() {
    const made = options.peer()?.connect(peerId, { reliable: true, serialization: "json", label: "room" });
    if (made) adoptData(made);
  }

  function adoptData(made: DataConnection) {
    const older = data;
    data = made;
    older?.close();
    watch(made);
    options.channels.attach(peerId, made.peerConnection);
    made.on("open", () => made.send({ t: "want", size: shownAt } satisfies DataMessage));
    made.on("data", (value) => {
      tell({ type: "heard" });
      const message = readDataMessage(value);
      if (message?.t === "want") quality.hearWant(message.size);
    });
  }

  function replaceTrack(kind: DeviceKind, track: MediaStreamTrack | null) {
    const sender = senderOf(call?.peerConnection, kind === "microphone" ? "audio" : "video");
    // Smooth rather than sharp: people move.
    if (track?.kind === "video") track.contentHint = "motion";
    // A call that is just closing refuses; the next one begins with the right tracks.
    sender
      ?.replaceTrack(track)
      .then(quality.apply)
      .catch(() => undefined);
  }

  function stopScreenOut() {
    screenOut?.close();
    screenOut = null;
  }

  function shareScreen(stream: MediaStream | null) {
    if (stream && screenOut?.localStream === stream) return;
    stopScreenOut();
    const peer = options.peer();
    if (!stream || !peer?.open || media.health === "connecting") return;
    for (const track of stream.getVideoTracks()) track.contentHint = "detail";
    screenOut = peer.call(peerId, stream, { metadata: { kind: "screen" } }) ?? null;
    if (screenOut) watch(screenOut);
  }

  async function beat() {
    if (data?.open) data.send({ t: "beat" } satisfies DataMessage);
    const seen = await quality.look();
    if (!seen) return;
    if (seen.heard) tell({ type: "heard" });
    options.onLine(media.health === "connected" ? seen.line : { ...seen.line, bars: 0, because: "none" });
  }
  const beating = setInterval(() => void beat(), beatMs);
  const ticking = setInterval(() => tell({ type: "tick" }), tickMs);

  return {
    media,
    /** True from the first call on, or while one waits for the broker. */
    hasCall: () => call !== null || waiting !== null,
    place: () => place(false),
    /** What the roster, our socket or the network says: see `LadderEvent`. */
    tell,
    /** The broker can carry offers again. */
    brokerOpened() {
      if (waiting) place(waiting.relayOnly);
    },
    hear(signal: Signal) {
      if (signal.kind !== "ask") return negotiations.get(signal.connection)?.hear(signal);
      if (isCaller) tell({ type: "asked", step: signal.step });
    },
    /** Takes a call from the other page. */
    answer(incoming: MediaConnection, kind: CallKind) {
      if (kind === "camera") {
        incoming.answer(options.outgoing(), { sdpTransform: describe });
        return adoptCall(incoming);
      }
      screenIn?.close();
      screenIn = incoming;
      incoming.on("stream", (screen) => screenIn === incoming && set({ screen }));
      incoming.on("close", () => screenIn === incoming && set({ screen: null }));
      incoming.answer();
      watch(incoming);
    },
    adoptData,
    replaceTrack,
    shareScreen,
    /** How loud the other one is now, 0 to 1. */
    level(): number {
      const receiver = call?.peerConnection?.getReceivers().find(({ track }) => track.kind === "audio");
      return receiver?.getSynchronizationSources()[0]?.audioLevel ?? 0;
    },
    /** Our tile of the other one is this large. */
    want(size: WantedSize) {
      shownAt = size;
      if (data?.open) data.send({ t: "want", size } satisfies DataMessage);
    },
    close() {
      closed = true;
      options.channels.detach(peerId);
      clearInterval(beating);
      clearInterval(ticking);
      // One by one: PeerJS's own way of closing all skips every second one.
      for (const connection of [call, data, screenOut, screenIn]) connection?.close();
      call = null;
    },
  };
}

function hasRelay(config: RTCConfiguration): boolean {
  return (config.iceServers ?? []).some(({ urls }) => [urls].flat().some((url) => url.startsWith("turn")));
}
