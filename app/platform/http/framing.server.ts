import type { NextFunction, Request, Response } from "express";

/** Set by a loader on a page that other sites may show in a frame: the sources for `frame-ancestors`. */
export const framesHeader = "x-parley-frames";

const noFrames = "frame-ancestors 'none'";

/**
 * Lets the sites that a page names show it in a frame. No page does unless its loader says so, and the note itself
 * never leaves. X-Frame-Options knows no list of sites, so it goes where there is one.
 */
export function allowFrames(_request: Request, response: Response, next: NextFunction) {
  const { writeHead } = response;
  response.writeHead = ((...args: Parameters<typeof writeHead>) => {
    const sources = response.getHeader(framesHeader);
    if (sources !== undefined) {
      response.removeHeader(framesHeader);
      const policy = String(response.getHeader("content-security-policy") ?? "");
      if (policy.includes(noFrames)) {
        response.setHeader("Content-Security-Policy", policy.replace(noFrames, `frame-ancestors ${sources}`));
        response.removeHeader("X-Frame-Options");
      }
    }
    return writeHead.apply(response, args);
  }) as typeof writeHead;
  next();
}
