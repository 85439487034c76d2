import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { Services } from "../services.server.ts";
import { Refusal } from "./refusal.server.ts";

const windowMs = 60_000;

/** Counts per client address, in this process's memory alone, forgotten within a minute. */
export function limitRate(perMinute: number): RequestHandler {
  return rateLimit({
    windowMs,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // Its checks print to the console whatever a client sends; what matters of them is warnOfUnknownProxy.
    validate: false,
    handler: (_request, _response, next) =>
      next(new Refusal(429, "Too many requests from your network. Please wait a minute and try again.")),
  });
}

/**
 * Behind a proxy that Parley was not told of, all visitors have the proxy's address and share one allowance. Said
 * once: anyone can send the header.
 */
export function warnOfUnknownProxy({ settings, log }: Pick<Services, "settings" | "log">): RequestHandler {
  let said = settings.trustProxy > 0;
  return (request, _response, next) => {
    if (!said && request.headers["x-forwarded-for"] !== undefined) {
      said = true;
      log.warn(
        "a request names X-Forwarded-For, which is not believed: behind a proxy of your own set TRUST_PROXY to the number of proxies",
      );
    }
    next();
  };
}
