import type { Services } from "#app/platform/services.server.ts";
import { ObjectStoreError } from "#app/ports/object-store.ts";
import { partBytesMax } from "./media-limits.ts";
import { type TakenPart, takePart } from "./take-part.server.ts";

const statusOf = {
  "not-allowed": 403,
  "camera-off": 409,
  "too-large": 413,
  hash: 422,
  type: 415,
  "other-bytes": 409,
  order: 409,
} as const;

type Args = { request: Request; params: { media?: string; seq?: string } };

/**
 * `POST /room/media/:media/:seq`: the next part of a recording, or a photograph as part 0. The header `Authorization`
 * holds the upload's token, `Content-Digest` the SHA-256 of the body (RFC 9530). 201 for a new part, 200 for one that
 * was taken before; 403 where nobody said yes, or not any more; 503 where the store is away: the same part again, later.
 */
export async function receivePart(services: Services, { request, params }: Args): Promise<Response> {
  if (request.method !== "POST") return answer(405, "method");
  const seq = /^\d{1,6}$/.test(params.seq ?? "") ? Number(params.seq) : null;
  const token = /^Bearer ([\w-]{20,100})$/.exec(request.headers.get("Authorization") ?? "")?.[1];
  const digest = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(request.headers.get("Content-Digest") ?? "")?.[1];
  if (seq === null || !digest) return answer(400, "malformed");
  if (!token || !params.media) return answer(403, "not-allowed");
  const bytes = await readAtMost(request, partBytesMax);
  if (bytes === null) return answer(413, "too-large");
  if (bytes.length === 0) return answer(400, "malformed");
  const sha256 = Buffer.from(digest, "base64").toString("hex");
  try {
    return answerTo(await takePart(services, { mediaId: params.media, token, seq, sha256, bytes }));
  } catch (error) {
    if (!(error instanceof ObjectStoreError)) throw error;
    services.log.error({ err: error }, "a recorded part could not be kept");
    return answer(503, "store-away");
  }
}

function answerTo(taken: TakenPart): Response {
  if (taken.ok) return answer(taken.again ? 200 : 201, "taken");
  const next = taken.reason === "order" ? { next: taken.next } : {};
  return answer(statusOf[taken.reason], taken.reason, next);
}

function answer(status: number, outcome: string, more: { next?: number } = {}): Response {
  return Response.json({ outcome, ...more }, { status, headers: { "Cache-Control": "no-store" } });
}

/** Null for a body that is longer, as soon as it is. */
async function readAtMost(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get("Content-Length") ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks);
}
