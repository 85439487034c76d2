import { randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import type { NextFunction, Request, Response } from "express";
import type { Log } from "../log.server.ts";
import { pathShape } from "./path-shape.ts";

/**
 * Gives each request an id, says it back in `X-Request-Id`, and writes one line when the answer is out. `words` are
 * those parts of addresses that the line may show.
 */
export function requestLog(log: Log, words: ReadonlySet<string>) {
  return (request: Request, response: Response, next: NextFunction) => {
    const started = performance.now();
    const requestId = randomBytes(9).toString("base64url");
    response.locals["requestId"] = requestId;
    response.setHeader("X-Request-Id", requestId);
    response.on("finish", () => {
      const level = response.statusCode >= 500 ? "error" : "info";
      if (!log.isLevelEnabled(level)) return;
      const ms = Math.round((performance.now() - started) * 10) / 10;
      log[level](
        {
          requestId,
          method: request.method,
          path: pathShape(request.originalUrl, words),
          status: response.statusCode,
          ms,
        },
        "request",
      );
    });
    next();
  };
}

/** An address cut to its network: /24 for IPv4, /48 for IPv6. */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? "").replace(/^::ffff:/, "");
  if (!isIPv6(plain)) return plain.split(".").slice(0, 3).join(".") + ".0/24";
  const groups = expandIPv6(plain).slice(0, 3);
  return `${groups.join(":")}::/48`;
}

function expandIPv6(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const left = head ? head.split(":") : [];
  const right = tail ? tail.split(":") : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...zeros, ...right];
}
