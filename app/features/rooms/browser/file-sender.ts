import { type FileOffer, type FileWord, filePartBytes } from "#app/domain/room/shared-file.ts";
import type { SideChannels } from "./side-channels.ts";

/** How one file does on its way to one page. */
export type Delivery = {
  peerId: string;
  state: "moving" | "got" | "damaged" | "refused" | "cancelled" | "broken";
  moved: number;
};

type Going = { id: string; deliveries: Map<string, Delivery> };

/** A page that has every byte and never says so does not hold up the next file. Milliseconds. */
const answerMsMax = 60_000;

/** Sends files to everyone who is present, one file after the other, to each as fast as their line takes it. */
export function createFileSender(
  channels: SideChannels,
  { onDelivery }: { onDelivery(id: string, deliveries: readonly Delivery[]): void },
) {
  let work: Promise<void> = Promise.resolve();
  let going: Going | null = null;
  const cancelled = new Set<string>();
  /** Wakes whoever waits for the answers. */
  let woken: () => void = () => undefined;

  function set(peerId: string, part: Partial<Delivery>) {
    const before = going?.deliveries.get(peerId);
    // What became of it is known: later words change nothing.
    if (!going || before?.state !== "moving") return;
    going.deliveries.set(peerId, { ...before, ...part });
    onDelivery(going.id, [...going.deliveries.values()]);
    woken();
  }
  const isMoving = (peerId: string) => going?.deliveries.get(peerId)?.state === "moving";

  async function deliver(peerId: string, offer: FileOffer, bytes: Uint8Array<ArrayBuffer>) {
    const say = (data: string | ArrayBuffer) => {
      if (!channels.send("files", peerId, data)) set(peerId, { state: "broken" });
    };
    say(JSON.stringify({ t: "offer", ...offer } satisfies FileWord));
    for (let at = 0; at < bytes.byteLength && isMoving(peerId); at += filePartBytes) {
      say(bytes.slice(at, at + filePartBytes).buffer);
      await channels.room("files", peerId);
      const sent = Math.min(at + filePartBytes, bytes.byteLength);
      set(peerId, { moved: Math.max(0, sent - channels.waiting("files", peerId)) });
    }
    if (isMoving(peerId)) say(JSON.stringify({ t: "end", id: offer.id } satisfies FileWord));
  }

  async function send(offer: FileOffer, bytes: Uint8Array<ArrayBuffer>) {
    if (cancelled.has(offer.id)) return;
    const peers = channels.reachable("files");
    const deliveries = peers.map((peerId): [string, Delivery] => [
      peerId,
      { peerId, state: "moving", moved: 0 },
    ]);
    going = { id: offer.id, deliveries: new Map(deliveries) };
    onDelivery(offer.id, [...going.deliveries.values()]);
    await Promise.all(peers.map((peerId) => deliver(peerId, offer, bytes)));
    const late = setTimeout(() => {
      for (const peerId of peers) set(peerId, { state: "broken" });
    }, answerMsMax);
    await new Promise<void>((resolve) => {
      woken = () => {
        if (!peers.some(isMoving)) resolve();
      };
      woken();
    });
    clearTimeout(late);
    going = null;
  }

  return {
    queue(offer: FileOffer, bytes: Uint8Array<ArrayBuffer>) {
      work = work.then(() => send(offer, bytes));
    },
    hear(peerId: string, { t, id }: FileWord) {
      if (going?.id !== id) return;
      if (t === "got" || t === "damaged") set(peerId, { state: t });
      else if (t === "refuse") set(peerId, { state: "refused" });
    },
    lose: (peerId: string) => set(peerId, { state: "broken" }),
    cancel(id: string) {
      cancelled.add(id);
      if (going?.id !== id) return;
      for (const [peerId, { state }] of going.deliveries) {
        if (state !== "moving") continue;
        channels.send("files", peerId, JSON.stringify({ t: "cancel", id } satisfies FileWord));
        set(peerId, { state: "cancelled" });
      }
    },
    close() {
      for (const peerId of going?.deliveries.keys() ?? []) set(peerId, { state: "cancelled" });
    },
  };
}
