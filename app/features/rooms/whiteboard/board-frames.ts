/** Bytes of the whiteboard between two pages, cut so that every browser's data channel carries them. */

/** `vector`: what I have, tell me the rest. `update`: here is something. */
export type FrameKind = "vector" | "update";

const frameBytes = 16 * 1024 - 1;
const kinds: readonly FrameKind[] = ["vector", "update"];
/** Set in a frame's first byte when more of the same comes. */
const more = 0x80;

export function cutFrames(kind: FrameKind, bytes: Uint8Array): ArrayBuffer[] {
  const frames: ArrayBuffer[] = [];
  let at = 0;
  do {
    const part = bytes.subarray(at, at + frameBytes);
    at += frameBytes;
    const frame = new Uint8Array(part.length + 1);
    frame[0] = kinds.indexOf(kind) | (at < bytes.length ? more : 0);
    frame.set(part, 1);
    frames.push(frame.buffer);
  } while (at < bytes.length);
  return frames;
}

/** Puts frames of one page together. What is of no known kind, or longer than `bytesMax`, is dropped. */
export function createFrameReader(bytesMax: number) {
  let kind: FrameKind | null = null;
  let parts: Uint8Array[] = [];
  let length = 0;
  return (data: ArrayBuffer): { kind: FrameKind; bytes: Uint8Array } | null => {
    const frame = new Uint8Array(data);
    const first = frame[0] ?? 0xff;
    const of = kinds[first & ~more] ?? null;
    if (of !== kind) {
      [kind, parts, length] = [of, [], 0];
    }
    length += frame.length;
    // Too long: the rest is counted and thrown away.
    if (of && length <= bytesMax) parts.push(frame.subarray(1));
    if (first & more) return null;
    const isWhole = of !== null && length <= bytesMax;
    const bytes = isWhole ? joined(parts) : null;
    [kind, parts, length] = [null, [], 0];
    return of && bytes ? { kind: of, bytes } : null;
  };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
