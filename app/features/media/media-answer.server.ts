import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { ObjectStoreError } from "#app/ports/object-store.ts";
import { MediaGone } from "./part-seal.server.ts";
import type { OpenedMedia } from "./read-media.server.ts";

const endings: Record<string, string> = {
  "video/webm": "webm",
  "video/mp4": "mp4",
  "image/jpeg": "jpg",
  "image/webp": "webp",
};

/** A file's name: what it is and when it was, in UTC. It names nobody. */
export function mediaFileName({ kind, startedAt, contentType }: OpenedMedia): string {
  const at = startedAt.toISOString().slice(0, 16).replace("T", "-").replace(":", "");
  return `${kind}-${at}.${endings[contentType] ?? "bin"}`;
}

/**
 * The whole, or the range that a player asks for (RFC 9110, 14). Kept by nobody on the way. 503 where the store is away,
 * 410 where it lost the bytes.
 */
export async function mediaAnswer(request: Request, media: OpenedMedia): Promise<Response> {
  const range = rangeOf(request.headers.get("Range"), media.bytes);
  const headers = new Headers({
    "Content-Type": media.contentType,
    "Accept-Ranges": "bytes",
    "Cache-Control": "private, no-store",
    "Content-Disposition": new URL(request.url).searchParams.has("download")
      ? `attachment; filename="${mediaFileName(media)}"`
      : "inline",
  });
  if (range === "unsatisfiable") {
    headers.set("Content-Range", `bytes */${media.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: media.bytes - 1 };
  headers.set("Content-Length", String(last - first + 1));
  if (range) headers.set("Content-Range", `bytes ${first}-${last}/${media.bytes}`);
  if (request.method === "HEAD") return new Response(null, { status: range ? 206 : 200, headers });
  const chunks = media.read(first, last);
  // The first bytes are there before anything is promised: a status cannot be taken back.
  const begun = await chunks.next().catch((error: unknown) => refusalOf(error));
  if (begun instanceof Response) return begun;
  const body = Readable.from(after(begun, chunks), { objectMode: false });
  return new Response(createReadableStreamFromReadable(body), { status: range ? 206 : 200, headers });
}

function refusalOf(error: unknown): Response {
  const headers = { "Cache-Control": "no-store" };
  if (error instanceof MediaGone) return new Response(null, { status: 410, headers });
  if (!(error instanceof ObjectStoreError)) throw error;
  return new Response(null, { status: 503, headers: { ...headers, "Retry-After": "10" } });
}

async function* after(begun: IteratorResult<Buffer>, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  if (begun.done) return;
  yield begun.value;
  yield* rest;
}

/** Null for none, several or a malformed one: the whole is a right answer to those. */
function rangeOf(
  header: string | null,
  bytes: number,
): { first: number; last: number } | "unsatisfiable" | null {
  const [, from = "", to = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "") ?? [];
  if (from === "" && to === "") return null;
  if (from === "") {
    const suffix = Math.min(Number(to), bytes);
    return suffix === 0 ? "unsatisfiable" : { first: bytes - suffix, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (first >= bytes) return "unsatisfiable";
  return last < first ? null : { first, last };
}
