import type http from "node:http";
import type { Socket } from "node:net";

/**
 * Returns what stops the server: no new connection is taken, requests under way are answered, connections that only
 * wait are closed at once, and what is left after `msMax` is cut off.
 */
export function stopperOf(server: http.Server, msMax: number): () => Promise<void> {
  const sockets = new Set<Socket>();
  let stopping = false;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("request", (_request, response) => {
    // A browser would keep its connection, and with it the server, for seconds after the last answer.
    response.once("close", () => {
      if (stopping) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () =>
    new Promise((resolve) => {
      stopping = true;
      const force = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, msMax);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      server.closeIdleConnections();
      // Browsers open connections ahead of need; one that has not asked yet counts as busy to Node.
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    });
}
