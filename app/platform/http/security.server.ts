import type { NextFunction, Request, Response } from "express";
import helmet from "helmet";
import { Refusal, refuseWhen } from "./refusal.server.ts";

type Options = { secure: boolean; development: boolean };

/**
 * A mail shown at /dev/outbox, or as the preview of a business's own, styles itself inline, as all mails do: that and
 * links into new tabs are all it may do, and our own page alone may frame it.
 */
const mailFrame = /^\/(?:dev\/outbox\/[^/]+\/html|dashboard\/[^/]+\/settings\/mails\/[^/]+\/preview)$/;
const mailFramePolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/**
 * The worker that blurs backgrounds runs a model in WebAssembly. A worker keeps the policy of its own file, so the page
 * itself needs no such leave; what the worker may load are the files of this site, and nothing else.
 */
const wasmWorker = /\/blur-worker[^/]*\.[jt]s$/;
const wasmWorkerPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; base-uri 'none'";

/** What every answer carries. Pages that hydrate get a nonce; public pages need none, so they can be kept. */
export function securityHeaders({ secure, development }: Options) {
  const base = helmet({
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    // Other sites are not told where one came from; our own forms still are.
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    xFrameOptions: { action: "deny" },
  });
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader(
      "Content-Security-Policy",
      contentSecurityPolicy(response.locals["nonce"], { secure, development }),
    );
    const allowed = request.path.startsWith("/room/") ? "(self)" : "()";
    response.setHeader(
      "Permissions-Policy",
      `camera=${allowed}, microphone=${allowed}, display-capture=${allowed}, geolocation=(), payment=(), usb=(), browsing-topics=()`,
    );
    base(request, response, () => {
      if (mailFrame.test(request.path)) {
        response.setHeader("Content-Security-Policy", mailFramePolicy);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
      }
      if (wasmWorker.test(request.path)) response.setHeader("Content-Security-Policy", wasmWorkerPolicy);
      // The one file that other sites load.
      if (request.path === "/embed.js") response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
      next();
    });
  };
}

/** A policy without any `unsafe-*`; in development alone Vite may inject its styles and refresh script. */
export function contentSecurityPolicy(nonce: string | undefined, { secure, development }: Options): string {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'self'";
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ""}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    development ? "connect-src 'self' ws:" : "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(secure ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

const methods = ["GET", "HEAD", "POST"];

/**
 * Turns away what no page or form of ours asks for: other methods, and addresses that hold NUL, which stands in no
 * text of the database.
 */
export function refuseOddRequests(request: Request, response: Response, next: NextFunction) {
  if (!methods.includes(request.method)) {
    response.set("Allow", methods.join(", "));
    return next(new Refusal(405, "This address cannot be asked in that way."));
  }
  return next(
    request.originalUrl.includes("%00") ? new Refusal(400, "This is no address of ours.") : undefined,
  );
}

/**
 * Refuses a state-changing request that another site made its visitor send. Browsers say where a request comes from
 * by `Sec-Fetch-Site`, older ones by `Origin`; a client that says neither is no browser and carries no cookie by itself.
 */
export const refuseForeignPosts = refuseWhen((request) =>
  ["GET", "HEAD"].includes(request.method) || comesFromHere(request)
    ? null
    : new Refusal(403, "This form was sent from another site. Open Parley and try again."),
);

function comesFromHere(request: Request): boolean {
  const site = request.get("sec-fetch-site");
  if (site !== undefined) return site === "same-origin" || site === "none";
  const origin = request.get("origin");
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get("host");
}

/** Bodies are forms and one small picture. A body must announce its length, so that it can be refused unread. */
export function limitBody(bytesMax: number) {
  return refuseWhen((request) => {
    const length = request.get("content-length");
    if (length === undefined && request.get("transfer-encoding") !== undefined)
      return new Refusal(411, "Please send the length of the body.");
    return Number(length ?? 0) > bytesMax ? new Refusal(413, "That is more than this form takes.") : null;
  });
}
