import {
  adapt,
  firstPicture,
  networkQuality,
  newAdaptation,
  type SendTarget,
  screenTarget,
  sendTarget,
  soundBits,
  type WantedSize,
} from "#app/domain/room/quality.ts";
import { type LinkSample, readLinkStats } from "./link-stats.ts";
import type { LineQuality } from "./media-transport.ts";

/** Loss is judged over so many looks, one a second: a spike of a moment is no bad line. */
const looks = 5;

type Connections = {
  camera(): RTCPeerConnection | null;
  screen(): RTCPeerConnection | null;
  /** Everyone in the room, oneself too. */
  people(): number;
};

export type LinkQuality = ReturnType<typeof createLinkQuality>;

/** Watches one link once a second and sends the other side no more than it shows, and no more than the line bears. */
export function createLinkQuality({ camera, screen, people }: Connections) {
  let wanted: WantedSize = 720;
  let adaptation = newAdaptation(Date.now());
  let watched: RTCPeerConnection | null = null;
  let samples: LinkSample[] = [];
  const applied = new WeakMap<RTCRtpSender, string>();

  function apply() {
    const full = sendTarget(people(), wanted, adaptation.step);
    const begun = camera() === watched && (samples.at(-1)?.picturesOut ?? 0) > 0;
    const target = begun ? full : firstPicture(full);
    set(applied, senderOf(camera(), "video"), target);
    set(applied, senderOf(screen(), "video"), screenTarget(people()));
    set(applied, senderOf(camera(), "audio"), { active: true, lines: 0, framesMax: 0, bitsMax: soundBits });
  }

  function step(sample: LinkSample) {
    const needed = sendTarget(people(), wanted, adaptation.step);
    adaptation = adapt(
      adaptation,
      {
        availableBits: sample.availableBits,
        neededBits: needed.bitsMax + soundBits,
        lineShort: sample.limitedBy === "bandwidth",
        strained: sample.limitedBy === "cpu",
        lostShare: sample.lostOut,
      },
      sample.at,
    );
  }

  return {
    /** The other side shows our picture at this size. */
    hearWant(size: WantedSize) {
      wanted = size;
      apply();
    },
    /** Looks at the counters; null while there is no call. `heard`: something came in since the last look. */
    async look(): Promise<{ heard: boolean; line: LineQuality } | null> {
      const connection = camera();
      if (connection !== watched) {
        samples = [];
        adaptation = newAdaptation(Date.now());
      }
      watched = connection;
      if (!connection) return null;
      const sample = readLinkStats(await connection.getStats(), Date.now());
      if (connection !== watched) return null;
      const before = samples.at(-1);
      samples = [...samples, sample].slice(-looks);
      step(sample);
      apply();
      return { heard: sample.bytesIn > (before?.bytesIn ?? 0), line: lineOf(samples) };
    },
    apply,
  };
}

/** What the looks of the last seconds say together. */
function lineOf(samples: readonly LinkSample[]): LineQuality {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last)
    return { bars: 0, because: "none", lostShare: 0, roundTripMs: 0, bitsIn: 0, relayed: false };
  const lost = Math.max(0, last.packetsLost - first.packetsLost);
  const came = Math.max(0, last.packetsIn - first.packetsIn);
  const seconds = (last.at - first.at) / 1000;
  const lostShare = lost + came > 0 ? lost / (lost + came) : 0;
  const { roundTripMs, relayed } = last;
  return {
    ...networkQuality({ lostShare, roundTripMs }),
    lostShare,
    roundTripMs,
    bitsIn: seconds > 0 ? ((last.bytesIn - first.bytesIn) * 8) / seconds : 0,
    relayed,
  };
}

export function senderOf(
  connection: RTCPeerConnection | null | undefined,
  kind: "audio" | "video",
): RTCRtpSender | undefined {
  return connection?.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.sender;
}

/** Tells a sender its bounds, once for each change of them and of the picture's own size. */
function set(
  applied: WeakMap<RTCRtpSender, string>,
  sender: RTCRtpSender | undefined,
  target: SendTarget,
): void {
  if (!sender) return;
  const { width = 0, height = 0 } = sender.track?.getSettings() ?? {};
  const own = Math.min(width, height);
  const bounds = JSON.stringify([target, own]);
  if (applied.get(sender) === bounds) return;
  const parameters = sender.getParameters();
  const [encoding] = parameters.encodings;
  // Before the first answer there is nothing to bound yet; the next look comes in a second.
  if (!encoding) return;
  applied.set(sender, bounds);
  encoding.active = target.active;
  encoding.maxBitrate = target.bitsMax;
  if (target.framesMax > 0) {
    encoding.maxFramerate = target.framesMax;
    encoding.scaleResolutionDownBy = Math.max(1, own / target.lines);
  }
  sender.setParameters(parameters).catch(() => applied.delete(sender));
}
