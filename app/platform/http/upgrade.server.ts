import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

const reasons = {
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  410: "Gone",
  503: "Service Unavailable",
} as const;

/** Answers an upgrade request with a status instead of a WebSocket, and ends the connection. */
export function refuseUpgrade(socket: Duplex, status: keyof typeof reasons): void {
  if (socket.destroyed) return;
  socket.once("finish", () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reasons[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * True when a page of ours opens the socket. Browsers always name the page's origin here, and cookies would come
 * along from any site; a client that names none is not a browser of ours.
 */
export function comesFromOurPage(request: IncomingMessage, publicUrl: string): boolean {
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === new URL(publicUrl).origin || new URL(origin).host === request.headers.host;
}
