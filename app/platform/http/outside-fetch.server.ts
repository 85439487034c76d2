import { lookup } from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { isOutside, type Networks } from "./outside-networks.server.ts";

export type OutsideFault = "forbidden" | "unreachable" | "too-large";

/** Why an address that a user gave was not fetched. Says nothing of what answered. */
export class OutsideError extends Error {
  override name = "OutsideError";
  fault: OutsideFault;
  constructor(fault: OutsideFault) {
    super(fault);
    this.fault = fault;
  }
}

export type OutsideLimits = {
  /** Networks of the operator's own that may be asked though they are not public, also without TLS. */
  allowed: Networks;
  bytesMax: number;
  /** From the request to the last byte of its answer. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
};

const redirectsMax = 5;
const redirecting = [301, 302, 303, 307, 308];

/**
 * A `fetch` for addresses that users give: it reaches the public Internet over TLS and nothing else. A name is resolved
 * once, what it resolves to is judged, and the connection is made to that and nothing newer; each redirection is
 * judged anew, and takes no password to another host. @throws OutsideError
 */
export function outsideFetch(limits: OutsideLimits): typeof fetch {
  return async (input, init = {}) => {
    const deadline = AbortSignal.timeout(limits.timeoutMs);
    const signal = AbortSignal.any([deadline, ...[limits.signal, init.signal].filter((one) => one != null)]);
    let url = new URL(input instanceof Request ? input.url : String(input));
    const headers = new Headers(init.headers);
    headers.set("Accept-Encoding", "identity");
    if (!headers.has("User-Agent")) headers.set("User-Agent", "Parley");
    let method = init.method ?? "GET";
    let body = init.body == null ? undefined : String(init.body);
    for (let redirects = 0; ; redirects++) {
      const answer = await ask({ url, method, headers, body, signal }, limits);
      const location = answer.headers.get("Location");
      if (init.redirect === "manual" || !redirecting.includes(answer.status) || !location) return answer;
      if (redirects >= redirectsMax || !URL.canParse(location, url)) throw new OutsideError("unreachable");
      const next = new URL(location, url);
      if (next.origin !== url.origin) headers.delete("Authorization");
      if (answer.status === 303 && method !== "HEAD") [method, body] = ["GET", undefined];
      url = next;
    }
  };
}

type Ask = { url: URL; method: string; headers: Headers; body: string | undefined; signal: AbortSignal };

async function ask({ url, method, headers, body, signal }: Ask, limits: OutsideLimits): Promise<Response> {
  const address = await addressOf(url, limits, signal);
  const { request } = url.protocol === "https:" ? https : http;
  const pinned: LookupFunction = (_name, { all }, answer) =>
    all ? answer(null, [address]) : answer(null, address.address, address.family);
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(error instanceof OutsideError ? error : new OutsideError("unreachable"));
    const sent = request(
      url,
      { method, headers: Object.fromEntries(headers), lookup: pinned, signal, agent: false },
      (incoming) => {
        readBytes(incoming, limits.bytesMax).then((bytes) => resolve(responseOf(incoming, bytes)), fail);
      },
    );
    sent.on("error", fail);
    sent.end(body);
  });
}

/** Where to connect to, when every address behind the name may be asked. */
async function addressOf(
  url: URL,
  { allowed }: OutsideLimits,
  signal: AbortSignal,
): Promise<{ address: string; family: number }> {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new OutsideError("forbidden");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await Promise.race([lookup(host, { all: true }), aborted(signal)]).catch(() => []);
  const [first] = found;
  if (!first) throw new OutsideError("unreachable");
  const isOpen = ({ address }: { address: string }) => allowed.has(address) || isOutside(address);
  const isPlain = url.protocol === "http:" && !found.every(({ address }) => allowed.has(address));
  if (!found.every(isOpen) || isPlain) throw new OutsideError("forbidden");
  return first;
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(new OutsideError("unreachable"));
    if (signal.aborted) end();
    signal.addEventListener("abort", end, { once: true });
  });
}

async function readBytes(incoming: http.IncomingMessage, bytesMax: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMax) {
      incoming.destroy();
      throw new OutsideError("too-large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const withoutBody = [204, 205, 304];

function responseOf({ statusCode = 502, statusMessage = "", headers }: http.IncomingMessage, bytes: Buffer) {
  // Not every status can be given to a Response; such an answer is of no use anyway.
  if (statusCode < 200 || statusCode > 599) throw new OutsideError("unreachable");
  const given = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const one of [value ?? []].flat()) given.append(name, one);
  const body = withoutBody.includes(statusCode) ? null : new Uint8Array(bytes);
  return new Response(body, { status: statusCode, statusText: statusMessage, headers: given });
}
