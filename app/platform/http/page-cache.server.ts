import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { NextFunction, Request, Response } from "express";
import { LRUCache } from "lru-cache";
import { gatherAnswer } from "./gather-answer.server.ts";

/** Set by a loader on an answer that may be kept: who it speaks of, at which version, and until when it is true. */
export const keptPageHeader = "x-parley-kept-page";

type KeptPageNote = {
  organizationId: string;
  version: string;
  /** The first instant (epoch ms) at which time alone changes the page. */
  validUntil: number;
  /** Further parameters that this page reads: a request that has one gets a rendering of its own. */
  reads?: readonly string[];
};

export function keptPage({ organizationId, version, validUntil, reads = [] }: KeptPageNote): string {
  return `${organizationId} ${version} ${Math.floor(validUntil)} ${reads.map(encodeURIComponent).join(",")}`;
}

type Page = { etag: string; zipped: Buffer; headers: Record<string, string> };
type Kept = Page & Required<KeptPageNote>;

type Options = {
  currentVersion: (organizationId: string) => Promise<string | undefined>;
  now: () => number;
  /** What a rendering depends on, as a text; null for requests that are never kept. */
  keyOf: (request: Request) => string | null;
  /** Headers worth keeping with the page, lower-case. */
  keptHeaders: string[];
};

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/**
 * Keeps rendered public pages in memory and serves them while the version of their business stands. The version is
 * read for each request, so a page is never older than the last committed change, whichever process made it.
 */
export function pageCache({ currentVersion, now, keyOf, keptHeaders }: Options) {
  const pages = new LRUCache<string, Kept>({
    maxSize: 64 * 1024 * 1024,
    sizeCalculation: (page) => page.zipped.length + 1000,
  });

  return async (request: Request, response: Response, next: NextFunction) => {
    const key = request.method === "GET" || request.method === "HEAD" ? keyOf(request) : null;
    if (key === null || request.method === "HEAD") withoutNote(response);
    if (key === null) return next();
    try {
      const kept = pages.get(key);
      if (kept && asksMore(request, kept)) {
        withoutNote(response);
        return next();
      }
      if (kept && kept.validUntil > now() && (await currentVersion(kept.organizationId)) === kept.version) {
        return await send(request, response, kept);
      }
    } catch (error) {
      return next(error);
    }
    pages.delete(key);
    if (request.method === "GET") {
      gatherAnswer(response, async (body) => {
        const note = String(response.getHeader(keptPageHeader) ?? "");
        response.removeHeader(keptPageHeader);
        if (body.length === 0) return void response.end();
        const page = await pageOf(response, body, keptHeaders);
        const fresh = noted(note, page);
        if (
          note &&
          response.statusCode === 200 &&
          !response.hasHeader("set-cookie") &&
          !asksMore(request, fresh)
        )
          pages.set(key, fresh);
        await send(request, response, page);
      });
    }
    return next();
  };
}

/** The note is for us alone: it never leaves. */
function withoutNote(response: Response) {
  const { writeHead } = response;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    response.removeHeader(keptPageHeader);
    return writeHead.apply(response, args);
  }) as typeof writeHead;
}

async function pageOf(response: Response, body: Buffer, keptHeaders: string[]): Promise<Page> {
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = response.getHeader(name);
    if (value !== undefined) headers[name] = String(value);
  }
  // A weak tag: the same page goes out compressed or not.
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  return { etag, zipped: await zip(body), headers };
}

function noted(note: string, page: Page): Kept {
  const [organizationId = "", version = "", validUntil = "0", names = ""] = note.split(" ");
  const reads = names.split(",").filter(Boolean).map(decodeURIComponent);
  return { ...page, organizationId, version, validUntil: Number(validUntil), reads };
}

function asksMore(request: Request, { reads }: Required<KeptPageNote>): boolean {
  return reads.some((name) => request.query[name] !== undefined);
}

async function send(request: Request, response: Response, page: Page) {
  for (const name in page.headers) response.setHeader(name, page.headers[name] as string);
  response.setHeader("ETag", page.etag);
  response.setHeader("Cache-Control", "private, no-cache");
  response.setHeader("Vary", "Accept-Encoding, Accept-Language, Cookie, Sec-Fetch-Dest");
  if (response.statusCode === 200 && request.headers["if-none-match"]?.includes(page.etag)) {
    response.statusCode = 304;
    return response.end();
  }
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = zipped ? page.zipped : await unzip(page.zipped);
  if (zipped) response.setHeader("Content-Encoding", "gzip");
  response.setHeader("Content-Length", body.length);
  return response.end(request.method === "HEAD" ? undefined : body);
}
