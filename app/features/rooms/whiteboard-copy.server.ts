import {
  applyUpdate,
  Doc,
  decodeStateVector,
  decodeUpdate,
  diffUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
} from "yjs";
import type { ClientMessage, ServerMessage } from "./room-protocol.ts";
import { boardBytesMax } from "./room-wire.ts";

/** Changes that are held beside the copy before they are worked into it. */
const pendingMax = 200;
const pendingBytesMax = 256 * 1024;
/** Changes within one update: a page that draws for an hour makes a few thousand. */
const changesMax = 40_000;
/** What one page may write at once, and for each second that passes. Bytes. */
const writtenAtOnce = boardBytesMax + 1024 * 1024;
const writtenPerSecond = 100_000;
/** Copies one page may ask for in ten seconds. */
const readsMax = 5;
const readsWindowMs = 10_000;
/** Letters of one word that carries a part of the copy. */
const partLetters = 120_000;

type Writer = {
  parts: string[];
  letters: number;
  left: number;
  at: number;
  reads: number;
  readsSince: number;
};

/** What a page is told, and whether the board was empty until now. */
type Written = { refused: "too-much" | "full" | null; began: boolean };

/**
 * The server's copy of a room's whiteboard, for those who come later or load anew: in the memory of this process alone,
 * and gone with the last one who leaves. What was rubbed out is thrown away as well. Pages are named by their peer id.
 */
export function createWhiteboardCopy(now: () => number) {
  let copy: Uint8Array | null = null;
  let pending: Uint8Array[] = [];
  const writers = new Map<string, Writer>();

  const pendingBytes = () => pending.reduce((sum, update) => sum + update.length, 0);

  function writerOf(page: string): Writer {
    const fresh = { parts: [], letters: 0, left: writtenAtOnce, at: now(), reads: 0, readsSince: now() };
    const known = writers.get(page) ?? fresh;
    writers.set(page, known);
    return known;
  }

  /** Works the changes into the copy. A document lets go of what was deleted, which merged updates would keep. */
  function settle(): Uint8Array | null {
    if (pending.length === 0) return copy;
    const doc = new Doc();
    for (const update of copy ? [copy, ...pending] : pending) {
      try {
        applyUpdate(doc, update);
      } catch {
        // It looked like an update and was none.
      }
    }
    copy = encodeStateAsUpdate(doc);
    doc.destroy();
    pending = [];
    return copy;
  }

  function mayWrite(writer: Writer, bytes: number): boolean {
    const at = now();
    const earned = (Math.max(0, at - writer.at) * writtenPerSecond) / 1000;
    writer.left = Math.min(writtenAtOnce, writer.left + earned) - bytes;
    writer.at = at;
    if (writer.left >= 0) return true;
    writer.left = 0;
    return false;
  }

  function take(update: Uint8Array): Written {
    if (!isUpdate(update)) return { refused: null, began: false };
    const length = () => (copy?.length ?? 0) + pendingBytes() + update.length;
    if (length() > boardBytesMax) settle();
    if (length() > boardBytesMax) return { refused: "full", began: false };
    const began = copy === null && pending.length === 0;
    pending.push(update);
    if (pending.length > pendingMax || pendingBytes() > pendingBytesMax) settle();
    return { refused: null, began };
  }

  return {
    /** Somebody has drawn something. */
    begun: () => copy !== null || pending.length > 0,
    write(page: string, { part, last }: Extract<ClientMessage, { type: "board-write" }>): Written {
      const writer = writerOf(page);
      writer.letters += part.length;
      // Too long to be held: the rest is counted, and refused with its last part.
      const tooLong = writer.letters * 0.75 > boardBytesMax;
      if (tooLong) writer.parts = [];
      else writer.parts.push(part);
      if (!last) return { refused: null, began: false };
      const letters = writer.parts.join("");
      [writer.parts, writer.letters] = [[], 0];
      if (tooLong) return { refused: "full", began: false };
      const update = new Uint8Array(Buffer.from(letters, "base64"));
      if (!mayWrite(writer, update.length)) return { refused: "too-much", began: false };
      return take(update);
    },
    /** What a page with this vector lacks, in parts; the last one tells what the copy has. Nothing for nonsense. */
    read(page: string, vector: string): Extract<ServerMessage, { type: "board-copy" }>[] {
      const writer = writerOf(page);
      if (now() - writer.readsSince > readsWindowMs) [writer.reads, writer.readsSince] = [0, now()];
      writer.reads += 1;
      const has = new Uint8Array(Buffer.from(vector, "base64"));
      if (writer.reads > readsMax || !isVector(has)) return [];
      const whole = settle();
      const lacked = whole ? Buffer.from(diffUpdate(whole, has)).toString("base64") : "";
      const mine = Buffer.from(whole ? vectorOf(whole) : Uint8Array.of(0)).toString("base64");
      const parts: string[] = [];
      for (let at = 0; at < lacked.length; at += partLetters) parts.push(lacked.slice(at, at + partLetters));
      const last = parts.pop() ?? "";
      return [
        ...parts.map((part) => ({ type: "board-copy" as const, part, vector: null })),
        { type: "board-copy", part: last, vector: mine },
      ];
    },
    /** This page is gone, and what it had half said with it. */
    drop: (page: string) => writers.delete(page),
    forget() {
      [copy, pending] = [null, []];
      writers.clear();
    },
  };
}

function isUpdate(update: Uint8Array): boolean {
  try {
    const { structs, ds } = decodeUpdate(update);
    return structs.length <= changesMax && (structs.length > 0 || ds.clients.size > 0);
  } catch {
    return false;
  }
}

function isVector(vector: Uint8Array): boolean {
  try {
    decodeStateVector(vector);
    return true;
  } catch {
    return false;
  }
}

function vectorOf(update: Uint8Array): Uint8Array {
  const doc = new Doc();
  applyUpdate(doc, update);
  const vector = encodeStateVector(doc);
  doc.destroy();
  return vector;
}
