import { z } from "zod";
import type { BusTopic } from "#app/ports/bus.ts";

/** A frame on its way to a peer that may be connected to another process. */
export type Underway = { to: string; from: string; text: string; isOffer: boolean };
type Address = { room: string; peerId: string };

const id = z.string().max(64);
const address = { room: z.string().max(64), peerId: id };
const wordSchema = z.discriminatedUnion("type", [
  /** These are connected to whoever says it. */
  z.object({ type: z.literal("here"), peers: z.array(z.object(address)) }),
  /** Its connection is gone, which says nothing about its calls. */
  z.object({ type: z.literal("gone"), ...address }),
  /** It has left its room. */
  z.object({ type: z.literal("left"), ...address }),
  z.object({ type: z.literal("frame"), room: id, to: id, from: id, text: z.string(), isOffer: z.boolean() }),
  z.object({ type: z.literal("expired"), room: id, to: id, from: id }),
  z.object({ type: z.literal("dismiss"), peerId: id }),
]);

/** What the other processes' words ask of this one's connections. */
export type NearPeers = {
  all(): Address[];
  /** Whoever of this address is connected here is so no more: the newer connection, elsewhere, counts. */
  movedAway(address: Address): void;
  left(address: Address): void;
  deliver(room: string, frame: Underway): void;
  expired(room: string, to: string, from: string): void;
  dismiss(peerId: string): void;
};

/** Which peers are connected to which other process, and the words that go between the processes about them. */
export function createDistantPeers(topic: BusTopic, near: NearPeers) {
  /** The process of each peer, by `room/peer id`. */
  const nodes = new Map<string, string>();
  const key = ({ room, peerId }: Address) => `${room}/${peerId}`;
  const only = ({ room, peerId }: Address) => ({ room, peerId });

  topic.onNode((node, is) => {
    if (is === "here") topic.say({ type: "here", peers: near.all().map(only) }, node);
    else for (const [peer, at] of nodes) if (at === node) nodes.delete(peer);
  });
  topic.onWord((said, from) => {
    const { success, data: word } = wordSchema.safeParse(said);
    if (!success) return;
    if (word.type === "here") {
      for (const peer of word.peers) {
        nodes.set(key(peer), from);
        near.movedAway(peer);
      }
    } else if (word.type === "gone") {
      if (nodes.get(key(word)) === from) nodes.delete(key(word));
    } else if (word.type === "left") near.left(word);
    else if (word.type === "frame") near.deliver(word.room, word);
    else if (word.type === "expired") near.expired(word.room, word.to, word.from);
    else near.dismiss(word.peerId);
  });

  return {
    came(peer: Address) {
      nodes.delete(key(peer));
      topic.say({ type: "here", peers: [only(peer)] });
    },
    went: (peer: Address) => topic.say({ type: "gone", ...only(peer) }),
    left: (peer: Address) => topic.say({ type: "left", ...only(peer) }),
    /** False when no other process is known to hold this peer. */
    deliver(room: string, frame: Underway): boolean {
      const node = nodes.get(key({ room, peerId: frame.to }));
      if (node !== undefined) topic.say({ type: "frame", room, ...frame }, node);
      return node !== undefined;
    },
    expired: (room: string, to: string, from: string) => {
      const node = nodes.get(key({ room, peerId: from }));
      if (node !== undefined) topic.say({ type: "expired", room, to, from }, node);
    },
    dismiss: (peerId: string) => topic.say({ type: "dismiss", peerId }),
  };
}
