import type { Upload } from "../room-protocol.ts";
import { waitBefore } from "./back-off.ts";

/** What the server takes at once. */
const partBytesMax = 1024 * 1024;
/** What may wait while the network is away: some minutes of a recording. */
const waitingBytesMax = 64 * 1024 * 1024;

export type PartUpload = {
  add(part: Blob): void;
  /** Resolves when nothing waits any more, or nothing is taken any more. */
  settled(): Promise<void>;
  /** Throws away what waits. */
  abort(): void;
};

/**
 * Sends parts one after the other, each until the server has it for good: the same part twice is taken once. `onRefused`
 * hears it when the server takes no more.
 */
export function createPartUpload({ mediaId, token }: Upload, onRefused: () => void): PartUpload {
  const waiting: Blob[] = [];
  let bytes = 0;
  let seq = 0;
  let closed = false;
  let sending: Promise<void> | null = null;

  async function send() {
    for (let part = waiting[0]; part && !closed; part = waiting[0]) {
      await sendOne(part);
      waiting.shift();
      bytes -= part.size;
      seq += 1;
    }
    sending = null;
  }

  async function sendOne(part: Blob) {
    const body = await part.arrayBuffer();
    const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", body))));
    for (let attempt = 0; !closed; attempt += 1) {
      const status = await post(body, digest);
      if (status === 200 || status === 201) return;
      const passes = status === 0 || status === 429 || status >= 500;
      if (!passes) return refuse();
      await new Promise((resolve) => setTimeout(resolve, waitBefore(attempt, Math.random())));
    }
  }

  async function post(body: ArrayBuffer, digest: string): Promise<number> {
    const headers = {
      Authorization: `Bearer ${token}`,
      "Content-Digest": `sha-256=:${digest}:`,
      "Content-Type": "application/octet-stream",
    };
    const answer = await fetch(`/room/media/${mediaId}/${seq}`, { method: "POST", headers, body }).catch(
      () => null,
    );
    return answer?.status ?? 0;
  }

  function refuse() {
    if (closed) return;
    closed = true;
    waiting.length = 0;
    onRefused();
  }

  return {
    add(part) {
      if (closed) return;
      bytes += part.size;
      if (bytes > waitingBytesMax) return refuse();
      // What is cut here is put together there, wherever the cut was.
      for (let from = 0; from < part.size; from += partBytesMax)
        waiting.push(part.slice(from, from + partBytesMax));
      sending ??= send();
    },
    settled: () => sending ?? Promise.resolve(),
    abort() {
      closed = true;
      waiting.length = 0;
    },
  };
}
