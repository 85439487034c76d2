import type { CandidateKind } from "#app/domain/room/connection-report.ts";

type LoopbackOptions = {
  iceServers: RTCIceServer[];
  relayOnly: boolean;
  /** Sends as much as goes through, once connected, and measures it. */
  measuresSpeed: boolean;
};

export type LoopbackResult = {
  connected: boolean;
  found: CandidateKind[];
  megabitsPerSecond: number | null;
};

const connectMsMax = 8_000;
/** Servers outside answer within this time, or not at all. Milliseconds. */
const gatherMsMax = 4_000;
const speedMs = 2_000;
const chunk = new Uint8Array(16_384);
const bufferedMax = 1_000_000;

/** A call of this page to itself: it takes the ways that calls with others take, and carries no sound or picture. */
export async function callOneself(options: LoopbackOptions): Promise<LoopbackResult> {
  const { iceServers, relayOnly, measuresSpeed } = options;
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: relayOnly ? "relay" : "all" };
  const [here, there] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  const found = new Set<CandidateKind>();
  try {
    const gathered = new Promise<void>((resolve) => {
      here.onicecandidate = ({ candidate }) => {
        if (!candidate?.candidate) return resolve();
        if (candidate.type) found.add(candidate.type);
        void there.addIceCandidate(candidate).catch(() => undefined);
      };
    });
    there.onicecandidate = ({ candidate }) => {
      if (candidate) void here.addIceCandidate(candidate).catch(() => undefined);
    };
    const channel = here.createDataChannel("test");
    channel.binaryType = "arraybuffer";
    const other = new Promise<RTCDataChannel>((resolve) => {
      there.ondatachannel = (event) => resolve(event.channel);
    });
    const opened = new Promise<boolean>((resolve) => {
      channel.onopen = () => resolve(true);
    });
    await here.setLocalDescription();
    if (here.localDescription) await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    if (there.localDescription) await here.setRemoteDescription(there.localDescription);
    const connected = await Promise.race([opened, wait(connectMsMax).then(() => false)]);
    await Promise.race([gathered, wait(gatherMsMax)]);
    const speed = connected && measuresSpeed ? await speedOf(channel, await other) : null;
    return { connected, found: [...found], megabitsPerSecond: speed };
  } finally {
    here.close();
    there.close();
  }
}

/** What arrives at the other end in two seconds of sending as much as the channel takes. Megabits a second. */
async function speedOf(channel: RTCDataChannel, other: RTCDataChannel): Promise<number> {
  let bytes = 0;
  other.binaryType = "arraybuffer";
  other.onmessage = ({ data }) => {
    bytes += (data as ArrayBuffer).byteLength;
  };
  const startedAt = performance.now();
  while (performance.now() - startedAt < speedMs && channel.readyState === "open") {
    while (channel.bufferedAmount < bufferedMax) channel.send(chunk);
    await wait(20);
  }
  return (bytes * 8) / 1_000 / (performance.now() - startedAt);
}

export const wait = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
