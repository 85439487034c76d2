import {
  type Assembly,
  createAssembly,
  type FileOffer,
  type FileWord,
  fileBytesMax,
  heldBytesMax,
  isRaster,
  readFileWord,
  safeFileName,
} from "#app/domain/room/shared-file.ts";
import { createFileSender, type Delivery } from "./file-sender.ts";
import type { SideChannels } from "./side-channels.ts";
import { createStore } from "./store.ts";

/**
 * `moving` until everyone has it, or this page has. A file of one's own is `done` when at least one of those present
 * got it; `broken` when the way ended before.
 */
export type FileState = "waiting" | "moving" | "done" | "cancelled" | "broken" | "damaged" | "refused";

export type SharedFile = {
  id: string;
  mine: boolean;
  name: string;
  size: number;
  state: FileState;
  /** Bytes that have arrived here, or with the slowest of those it is sent to. */
  moved: number;
  /** Of a file of one's own: how many it is sent to, and how many have it. */
  to: number;
  got: number;
  /** Where this page holds it; null until it is whole. */
  url: string | null;
  /** A browser can show it without running anything. */
  picture: boolean;
};

/** Why a chosen file is not sent. */
export type FileProblem = "too-large" | "empty" | "nobody";

type FileExchangeOptions = {
  channels: SideChannels;
  /** A file begins to come, or to go: it gets its line in the chat. */
  onFile(file: { id: string; peerId: string | null }): void;
};

type Incoming = { key: string; offer: FileOffer; assembly: Assembly };

export type FileExchange = ReturnType<typeof createFileExchange>;

/** The files of one page: what it sends to those present, and what comes from them. The server sees none of it. */
export function createFileExchange({ channels, onFile }: FileExchangeOptions) {
  const store = createStore<Readonly<Record<string, SharedFile>>>({});
  /** By the page that sends: one file at a time comes from each. */
  const incoming = new Map<string, Incoming>();
  let made = 0;

  const set = (id: string, part: Partial<SharedFile>) =>
    store.update((files) => (files[id] ? { ...files, [id]: { ...files[id], ...part } } : files));
  const add = (file: SharedFile) => store.update((files) => ({ ...files, [file.id]: file }));
  const held = () =>
    Object.values(store.get()).reduce(
      (sum, file) => sum + (file.mine || !["moving", "done"].includes(file.state) ? 0 : file.size),
      0,
    );
  const answer = (peerId: string, word: FileWord) => channels.send("files", peerId, JSON.stringify(word));
  const sender = createFileSender(channels, { onDelivery: showDelivery });

  function showDelivery(id: string, deliveries: readonly Delivery[]) {
    const got = deliveries.filter(({ state }) => state === "got").length;
    const going = deliveries.filter(({ state }) => state === "moving");
    const moved = Math.min(...going.map((one) => one.moved), store.get()[id]?.size ?? 0);
    const state = going.length > 0 ? "moving" : outcomeOf(deliveries);
    set(id, { state, moved, got, to: deliveries.length });
  }

  function begin(peerId: string, offer: FileOffer) {
    incoming.delete(peerId);
    const key = `${peerId}/${offer.id}`;
    if (store.get()[key]) return;
    const fits = held() + offer.size <= heldBytesMax;
    const { name, size } = offer;
    const state = fits ? "moving" : "refused";
    add({ id: key, mine: false, name, size, state, moved: 0, to: 0, got: 0, url: null, picture: false });
    if (fits) incoming.set(peerId, { key, offer, assembly: createAssembly(offer) });
    else answer(peerId, { t: "refuse", id: offer.id });
    onFile({ id: key, peerId });
  }

  function gather(peerId: string, part: ArrayBuffer) {
    const current = incoming.get(peerId);
    // What was cancelled here is still on its way for a moment.
    if (!current) return;
    if (current.assembly.add(part)) return set(current.key, { moved: current.assembly.gathered() });
    incoming.delete(peerId);
    set(current.key, { state: "damaged" });
    answer(peerId, { t: "damaged", id: current.offer.id });
  }

  async function finish(peerId: string, id: string) {
    const current = incoming.get(peerId);
    if (current?.offer.id !== id) return;
    incoming.delete(peerId);
    const { key, offer, assembly } = current;
    const whole = assembly.whole();
    const isWhole = whole !== null && (await hashOf(whole)) === offer.hash;
    // The page may have been left while the sum was made.
    if (!store.get()[key]) return;
    answer(peerId, { t: isWhole ? "got" : "damaged", id });
    if (!isWhole) return set(key, { state: "damaged" });
    set(key, { state: "done", ...holdBytes(whole, offer.type) });
  }

  function stop(peerId: string, state: FileState) {
    const current = incoming.get(peerId);
    if (!current) return;
    incoming.delete(peerId);
    set(current.key, { state });
  }

  const silence = channels.listen("files", {
    heard(peerId, data) {
      if (typeof data !== "string") return gather(peerId, data);
      const word = readFileWord(data);
      if (word?.t === "offer") begin(peerId, word);
      else if (word?.t === "end") void finish(peerId, word.id);
      else if (word?.t === "cancel") {
        if (incoming.get(peerId)?.offer.id === word.id) stop(peerId, "cancelled");
      } else if (word) sender.hear(peerId, word);
    },
    closed(peerId) {
      stop(peerId, "broken");
      sender.lose(peerId);
    },
  });

  return {
    store,
    /** Null once it is on its way; it goes after those that were given before it. */
    async give(file: File): Promise<FileProblem | null> {
      if (file.size > fileBytesMax) return "too-large";
      if (file.size === 0) return "empty";
      if (channels.reachable("files").length === 0) return "nobody";
      made += 1;
      const id = `${Date.now().toString(36)}-${made}`;
      const name = safeFileName(file.name);
      const { size, type } = file;
      add({
        id,
        mine: true,
        name,
        size,
        state: "waiting",
        moved: 0,
        to: 0,
        got: 0,
        url: null,
        picture: false,
      });
      onFile({ id, peerId: null });
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        set(id, holdBytes(bytes, type));
        sender.queue({ id, name, type, size, hash: await hashOf(bytes) }, bytes);
      } catch {
        // It was moved or changed since it was chosen.
        set(id, { state: "broken" });
      }
      return null;
    },
    /** By either side. */
    cancel(id: string) {
      const file = store.get()[id];
      if (!file) return;
      if (file.mine) {
        set(id, { state: "cancelled" });
        return sender.cancel(id);
      }
      for (const [peerId, current] of incoming) {
        if (current.key !== id) continue;
        stop(peerId, "cancelled");
        answer(peerId, { t: "refuse", id: current.offer.id });
      }
    },
    /** Lets go of everything that was held. */
    close() {
      silence();
      sender.close();
      incoming.clear();
      for (const { url } of Object.values(store.get())) if (url) URL.revokeObjectURL(url);
      store.set({});
    },
  };
}

function outcomeOf(deliveries: readonly Delivery[]): FileState {
  const outcomes = ["got", "cancelled", "refused", "damaged"] as const;
  const first = outcomes.find((outcome) => deliveries.some(({ state }) => state === outcome));
  return first === "got" ? "done" : (first ?? "broken");
}

/** Anything but a picture is bytes to this browser, whatever it was called: opened in a tab, it would run nothing. */
function holdBytes(bytes: Uint8Array<ArrayBuffer>, type: string): Pick<SharedFile, "url" | "picture"> {
  const picture = isRaster(type);
  const blob = new Blob([bytes], { type: picture ? type : "application/octet-stream" });
  return { url: URL.createObjectURL(blob), picture };
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
