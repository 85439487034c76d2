import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { product } from "./product.ts";

/** What a message of a booking page said, and from where it came. */
export type Heard = { origin: string; data: Record<string, unknown> };

export type ForeignSite = {
  origin: string;
  /** A page of the site under this path, with the policy that the most careful of sites have. */
  put(path: string, body: string): void;
  close(): Promise<void>;
};

/** Keeps what the page is told; it is a file, since the site's own policy forbids scripts inside pages. */
const ears = `window.heard = []; window.shift = 0;
addEventListener("message", (event) => heard.push({ origin: event.origin, data: event.data }));
addEventListener("parley:booked", (event) => { window.bubbled = event.detail; });
new PerformanceObserver((list) => { for (const entry of list.getEntries()) shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });`;

const policy = [
  "default-src 'none'",
  `script-src 'self' ${product.origin}`,
  `frame-src ${product.origin}`,
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/**
 * Another site, on an address that browsers take for a stranger to the product's: cookies of one are none in a frame
 * of the other.
 */
export async function foreignSite(): Promise<ForeignSite> {
  const pages = new Map<string, string>();
  const server = http.createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    if (path === "/ears.js") return response.setHeader("Content-Type", "text/javascript").end(ears);
    if (path === "/favicon.ico") return response.writeHead(204).end();
    const body = pages.get(path);
    response.statusCode = body === undefined ? 404 : 200;
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Security-Policy", policy);
    return response.end(
      `<!doctype html><html lang="en"><head><title>A shop</title><meta name="viewport" content="width=device-width, initial-scale=1"><script src="/ears.js"></script></head><body><main><h1>A shop</h1>${body ?? ""}</main></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    put: (path, body) => void pages.set(path, body),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const heardBy = (page: Page) => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

export const typesHeardBy = async (page: Page) => (await heardBy(page)).map(({ data }) => data["type"]);
