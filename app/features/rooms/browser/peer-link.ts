import type { DataConnection, MediaConnection, Peer } from "peerjs";
import { type DataMessage, readDataMessage } from "./chat.ts";
import type { DeviceKind } from "./local-media.ts";

/** How the way to one other browser is doing. */
export type LinkHealth = "connecting" | "connected" | "unsteady";

export type RemoteMedia = { health: LinkHealth; stream: MediaStream | null; screen: MediaStream | null };

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
  onChange(): void;
  onChat(message: Extract<DataMessage, { t: "chat" }>): void;
};

/** A call that is not connected by then is made anew by whoever made it. Milliseconds. */
const recallAfterMs = 6_000;
const recallWaitsMs = [300, 1_000, 2_500, 5_000];
const beatMs = 1_000;
/** PeerJS never says that a peer died, and the browser takes 7 seconds to doubt: our own beats take this long. */
const silenceMsMax = 3_500;

export type PeerLink = ReturnType<typeof createPeerLink>;

/**
 * Everything between this browser and one other page: the call, the data channel, shared screens. The page that came
 * later `calls`; the other one answers. PeerJS only carries the offers: what becomes of a call is watched here.
 */
export function createPeerLink(options: PeerLinkOptions) {
  const { peerId } = options;
  const media: RemoteMedia = { health: "connecting", stream: null, screen: null };
  let call: MediaConnection | null = null;
  let data: DataConnection | null = null;
  let screenOut: MediaConnection | null = null;
  let screenIn: MediaConnection | null = null;
  let isCaller = false;
  let closed = false;
  let attempt = 0;
  let heardAt = 0;
  let unsent: DataMessage[] = [];
  let recalling: ReturnType<typeof setTimeout> | undefined;

  function set(part: Partial<RemoteMedia>) {
    const before = { ...media };
    Object.assign(media, part);
    const changed = (Object.keys(part) as (keyof RemoteMedia)[]).some((key) => before[key] !== media[key]);
    if (changed) options.onChange();
  }

  function adoptCall(made: MediaConnection) {
    const older = call;
    call = made;
    older?.close();
    made.on("stream", (stream) => call === made && set({ stream }));
    made.on("close", () => call === made && lost(made));
    made.on("error", () => undefined);
    const connection = made.peerConnection;
    connection.addEventListener("connectionstatechange", () => call === made && judge(made));
    options.onChange();
    sendTracks();
  }

  /** PeerJS watches `iceConnectionState`, which can stay `disconnected` for ever; this one moves on to `failed`. */
  function judge(made: MediaConnection) {
    const state = made.peerConnection?.connectionState;
    if (state === "connected") {
      attempt = 0;
      clearTimeout(recalling);
      heardAt = Date.now();
      set({ health: "connected" });
      shareScreen(options.screen());
    } else if (state === "failed") lost(made);
    else if (state === "disconnected") {
      set({ health: "unsteady" });
      recallAfter(recallAfterMs);
    }
  }

  function lost(made: MediaConnection) {
    if (call !== made) return;
    call = null;
    made.close();
    set({ health: "connecting", stream: null });
    recallAfter(recallWaitsMs[Math.min(attempt, recallWaitsMs.length - 1)] ?? 0);
    attempt += 1;
  }

  function recallAfter(ms: number) {
    clearTimeout(recalling);
    if (!isCaller || closed) return;
    recalling = setTimeout(() => {
      if (call?.peerConnection?.connectionState !== "connected") place();
    }, ms);
  }

  /** Makes the call and the data channel. */
  function place() {
    isCaller = true;
    const peer = options.peer();
    // Without the broker there is nobody to carry the offer; it comes back, and then so do we.
    if (closed || !peer?.open) return recallAfter(1_000);
    const made = peer.call(peerId, options.outgoing(), { metadata: { kind: "camera" } });
    if (made) adoptCall(made);
    recallAfter(recallAfterMs + 1_000 * attempt);
    if (!data?.open)
      adoptData(peer.connect(peerId, { reliable: true, serialization: "json", label: "room" }));
  }

  function adoptData(made: DataConnection | undefined) {
    if (!made) return;
    const older = data;
    data = made;
    older?.close();
    made.on("open", () => {
      for (const message of unsent.splice(0)) made.send(message);
    });
    made.on("data", (value) => {
      heardAt = Date.now();
      if (media.health === "unsteady" && call?.peerConnection?.connectionState === "connected") {
        set({ health: "connected" });
      }
      const message = readDataMessage(value);
      if (message?.t === "chat") options.onChat(message);
    });
    made.on("error", () => undefined);
  }

  function beat() {
    if (data?.open) data.send({ t: "beat" } satisfies DataMessage);
    const silent = Date.now() - heardAt > silenceMsMax;
    if (silent && data?.open && media.health === "connected") set({ health: "unsteady" });
  }
  const beating = setInterval(beat, beatMs);

  function sendTracks() {
    for (const kind of ["microphone", "camera"] as const) replaceTrack(kind, options.track(kind));
  }

  function replaceTrack(kind: DeviceKind, track: MediaStreamTrack | null) {
    const medium = kind === "microphone" ? "audio" : "video";
    const transceivers = call?.peerConnection?.getTransceivers() ?? [];
    const sender = transceivers.find(({ receiver }) => receiver.track.kind === medium)?.sender;
    // A call that is just closing refuses; the next one begins with the right tracks.
    sender?.replaceTrack(track).catch(() => undefined);
  }

  function shareScreen(stream: MediaStream | null) {
    if (stream && screenOut?.localStream === stream) return;
    screenOut?.close();
    screenOut = null;
    const peer = options.peer();
    if (!stream || !peer?.open || media.health === "connecting") return;
    screenOut = peer.call(peerId, stream, { metadata: { kind: "screen" } }) ?? null;
    screenOut?.on("error", () => undefined);
  }

  return {
    media,
    place,
    hasCall: () => call !== null,
    /** Takes a call from the other page. */
    answer(incoming: MediaConnection, kind: CallKind) {
      if (kind === "camera") {
        incoming.answer(options.outgoing());
        return adoptCall(incoming);
      }
      screenIn?.close();
      screenIn = incoming;
      incoming.on("stream", (screen) => screenIn === incoming && set({ screen }));
      incoming.on("close", () => screenIn === incoming && set({ screen: null }));
      incoming.on("error", () => undefined);
      incoming.answer();
    },
    adoptData,
    replaceTrack,
    shareScreen,
    /** Chat that cannot go yet goes when the channel opens. */
    send(message: DataMessage) {
      if (data?.open) data.send(message);
      else unsent = [...unsent, message].slice(-50);
    },
    close() {
      closed = true;
      clearTimeout(recalling);
      clearInterval(beating);
      // One by one: PeerJS's own way of closing all skips every second one.
      for (const connection of [call, data, screenOut, screenIn]) connection?.close();
      call = null;
    },
  };
}
