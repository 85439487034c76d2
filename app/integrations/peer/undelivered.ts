import type { Underway } from "./distant-peers.ts";

/** An offer for a peer that is just about to connect waits this long, as in the stock server. Milliseconds. */
export const deliveryMsMax = 5_000;
/** Bounds for what waits: frames for one absent peer, and absent peers in all. */
const framesMax = 60;
const peersMax = 2_000;

type Waiting = { frames: Underway[]; since: number };

/**
 * Frames for peers that have not connected yet. They are kept by room and peer id, so a frame can never wait for
 * somebody in another room, and an id that does not exist looks the same as one elsewhere.
 */
export function createUndelivered() {
  const waiting = new Map<string, Waiting>();
  const key = (room: string, peerId: string) => `${room}/${peerId}`;
  return {
    keep(room: string, frame: Underway, now: number): void {
      const { to } = frame;
      const known = waiting.get(key(room, to));
      if (known && known.frames.length < framesMax) known.frames.push(frame);
      if (!known && waiting.size < peersMax) waiting.set(key(room, to), { frames: [frame], since: now });
    },
    take(room: string, peerId: string): Underway[] {
      const found = waiting.get(key(room, peerId));
      waiting.delete(key(room, peerId));
      return found?.frames ?? [];
    },
    /** Drops what waited too long and names the offers among it, so that their senders can be told. */
    expire(now: number): { room: string; to: string; from: string }[] {
      const expired: { room: string; to: string; from: string }[] = [];
      for (const [address, { frames, since }] of waiting) {
        if (now - since < deliveryMsMax) continue;
        waiting.delete(address);
        const [room = "", to = ""] = address.split("/");
        for (const frame of frames) if (frame.isOffer) expired.push({ room, to, from: frame.from });
      }
      return expired;
    },
  };
}
