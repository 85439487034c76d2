import { decodeStateVector, mergeUpdates } from "yjs";
import type { BoardWire } from "../browser/board-wire.ts";
import type { SideChannels } from "../browser/side-channels.ts";
import type { ServerMessage } from "../room-protocol.ts";
import { boardBytesMax, boardPartLetters } from "../room-wire.ts";
import type { BoardDoc } from "./board-doc.ts";
import { createFrameReader, cutFrames, type FrameKind } from "./board-frames.ts";

/** What is drawn within this time goes to the server as one. Milliseconds. */
const gatherMs = 400;
/** Between two parts of something long: the server hears a hundred words in ten seconds and no more. */
const partMs = 150;
/** After the server refused something, it is asked what it lacks. */
const againMs = 15_000;
/** What another page may say at once, and for each second that passes. Bytes. */
const heardAtOnce = 3 * boardBytesMax;
const heardPerSecond = 200_000;

type BoardSyncOptions = { doc: BoardDoc; channels: SideChannels; wire: BoardWire };

/**
 * Keeps the boards of a room alike: straight from page to page, and with the server's copy for those who come later.
 * Either way may fail for a while; whoever is reached again says what it has, and is told the rest.
 */
export function createBoardSync({ doc, channels, wire }: BoardSyncOptions) {
  const readers = new Map<string, ReturnType<typeof createFrameReader>>();
  const allowances = new Map<string, { left: number; at: number }>();
  let gathered: Uint8Array[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let parts: { part: string; last: boolean }[] = [];
  let sending: ReturnType<typeof setTimeout> | undefined;
  let copy = "";
  let closed = false;

  async function say(peerId: string, kind: FrameKind, bytes: Uint8Array) {
    for (const frame of cutFrames(kind, bytes)) {
      if (!channels.send("board", peerId, frame)) return;
      await channels.room("board", peerId);
    }
  }
  /** Updates go in the order in which they were made, one after the other to each page. */
  const lines = new Map<string, Promise<void>>();
  function queue(peerId: string, kind: FrameKind, bytes: Uint8Array) {
    lines.set(
      peerId,
      (lines.get(peerId) ?? Promise.resolve()).then(() => say(peerId, kind, bytes)),
    );
  }
  const ask = (peerId: string) => queue(peerId, "vector", doc.vector());

  function mayHear(peerId: string, bytes: number): boolean {
    const now = Date.now();
    const { left, at } = allowances.get(peerId) ?? { left: heardAtOnce, at: now };
    const next = Math.min(heardAtOnce, left + ((now - at) * heardPerSecond) / 1000) - bytes;
    if (next < 0) return false;
    allowances.set(peerId, { left: next, at: now });
    return true;
  }

  const silence = channels.listen("board", {
    opened: ask,
    heard(peerId, data) {
      if (typeof data === "string" || !mayHear(peerId, data.byteLength)) return;
      const reader = readers.get(peerId) ?? createFrameReader(boardBytesMax);
      readers.set(peerId, reader);
      const heard = reader(data);
      if (heard?.kind === "update") doc.hear(heard.bytes);
      else if (heard) {
        const lacked = doc.lackedBy(heard.bytes);
        if (lacked) queue(peerId, "update", lacked);
      }
    },
    closed(peerId) {
      readers.delete(peerId);
      lines.delete(peerId);
    },
  });

  function sendPart() {
    sending = undefined;
    const next = parts.shift();
    if (!next || closed) return;
    wire.send({ type: "board-write", ...next });
    sending = setTimeout(sendPart, partMs);
  }

  function tellServer(update: Uint8Array) {
    const letters = toBase64(update);
    for (let at = 0; at < letters.length; at += boardPartLetters) {
      const part = letters.slice(at, at + boardPartLetters);
      parts.push({ part, last: at + boardPartLetters >= letters.length });
    }
    if (sending === undefined) sendPart();
  }

  function flush() {
    gathering = undefined;
    if (gathered.length > 0) tellServer(mergeUpdates(gathered));
    gathered = [];
  }

  /** Asks the server for what this page lacks; the answer tells what the server lacks. */
  function askServer() {
    copy = "";
    // What was on its way to a socket that is gone is said again once the answer is here.
    parts = [];
    wire.send({ type: "board-read", vector: toBase64(doc.vector()) });
  }

  function hearCopy({ part, vector }: Extract<ServerMessage, { type: "board-copy" }>) {
    copy += part;
    if (vector === null) return;
    const update = fromBase64(copy);
    copy = "";
    if (update.length > 0) doc.hear(update);
    const lacked = doc.lackedBy(fromBase64(vector));
    if (lacked && !isEmptyBoth(lacked, fromBase64(vector))) tellServer(lacked);
  }

  /** Deletions are always told along; on a board that was never drawn on there are none. */
  function isEmptyBoth(lacked: Uint8Array, vector: Uint8Array): boolean {
    return lacked.length <= 2 && decodeStateVector(vector).size === 0;
  }

  const stop = wire.listen({
    heard(message) {
      if (message.type === "board-copy") return hearCopy(message);
      clearTimeout(again);
      again = setTimeout(askServer, againMs);
    },
    rejoined: askServer,
  });

  for (const peerId of channels.reachable("board")) ask(peerId);
  askServer();

  return {
    /** Something was drawn on this page. */
    drawn(update: Uint8Array) {
      for (const peerId of channels.reachable("board")) queue(peerId, "update", update);
      gathered.push(update);
      gathering ??= setTimeout(flush, gatherMs);
    },
    close() {
      flush();
      closed = true;
      silence();
      stop();
      for (const timer of [gathering, again, sending]) clearTimeout(timer);
    },
  };
}

function toBase64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8_192) {
    letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(letters);
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
