import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { NextFunction, Request, Response } from "express";
import { LRUCache } from "lru-cache";

/** Set by a loader on an answer that may be kept: who it speaks of, at which version, and until when it is true. */
export const keptPageHeader = "x-parley-kept-page";

/** `validUntil` is the first instant (epoch ms) at which time alone changes the page. */
export function keptPage(page: { organizationId: string; version: string; validUntil: number }): string {
  return `${page.organizationId} ${page.version} ${Math.floor(page.validUntil)}`;
}

type Kept = {
  organizationId: string;
  version: string;
  validUntil: number;
  etag: string;
  plain: Buffer;
  zipped: Buffer;
  headers: Record<string, string>;
};

type Options = {
  currentVersion: (organizationId: string) => Promise<string | undefined>;
  now: () => number;
  /** What a rendering depends on, as a text; null for requests that are never kept. */
  keyOf: (request: Request) => string | null;
  /** Headers worth keeping with the page, lower-case. */
  keptHeaders: string[];
};

const compress = promisify(gzip);

/**
 * Keeps rendered public pages in memory and serves them while the version of their business stands. The version is
 * read for each request, so a page is never older than the last committed change, whichever process made it.
 */
export function pageCache({ currentVersion, now, keyOf, keptHeaders }: Options) {
  const pages = new LRUCache<string, Kept>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: (page) => page.plain.length + page.zipped.length + 1000,
  });

  return async (request: Request, response: Response, next: NextFunction) => {
    const key = request.method === "GET" || request.method === "HEAD" ? keyOf(request) : null;
    if (key === null) return next();
    const kept = pages.get(key);
    if (kept) {
      try {
        if (kept.validUntil > now() && (await currentVersion(kept.organizationId)) === kept.version) {
          return send(request, response, kept);
        }
      } catch (error) {
        return next(error);
      }
      pages.delete(key);
    }
    if (request.method === "GET") keepAnswer(response, keptHeaders, (page) => pages.set(key, page));
    return next();
  };
}

function send(request: Request, response: Response, page: Kept) {
  for (const name in page.headers) response.setHeader(name, page.headers[name] as string);
  response.setHeader("ETag", page.etag);
  response.setHeader("Cache-Control", "private, no-cache");
  response.setHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
  if (request.headers["if-none-match"] === page.etag) {
    response.statusCode = 304;
    return response.end();
  }
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = zipped ? page.zipped : page.plain;
  if (zipped) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", body.length);
  return response.end(request.method === "HEAD" ? undefined : body);
}

/** Collects the body on its way out, when the loader allowed it to be kept. */
function keepAnswer(response: Response, keptHeaders: string[], keep: (page: Kept) => void) {
  const chunks: Buffer[] = [];
  const write = response.write;
  const end = response.end;
  const collect = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  let note = "";
  const writeHead = response.writeHead;
  // The note is for us alone: it is taken off before the headers leave.
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    note = String(response.getHeader(keptPageHeader) ?? "");
    response.removeHeader(keptPageHeader);
    return writeHead.apply(response, args);
  }) as typeof writeHead;
  response.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
    collect(chunk, encoding);
    return write.call(response, chunk as never, encoding as never, done as never);
  }) as typeof write;
  response.end = ((chunk?: unknown, encoding?: unknown, done?: unknown) => {
    collect(chunk, encoding);
    return end.call(response, chunk as never, encoding as never, done as never);
  }) as typeof end;
  response.on("finish", () => {
    if (note && response.statusCode === 200 && !response.hasHeader("set-cookie"))
      void store(response, note, chunks, keptHeaders, keep);
  });
}

async function store(
  response: Response,
  note: string,
  chunks: Buffer[],
  keptHeaders: string[],
  keep: (page: Kept) => void,
) {
  const [organizationId = "", version = "", validUntil = "0"] = note.split(" ");
  const plain = Buffer.concat(chunks);
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = response.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  const etag = `"${createHash("sha256").update(plain).digest("base64url").slice(0, 22)}"`;
  keep({
    organizationId,
    version,
    validUntil: Number(validUntil),
    etag,
    plain,
    zipped: await compress(plain),
    headers,
  });
}
