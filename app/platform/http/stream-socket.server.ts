import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import type { SignalSocket } from "#app/ports/signal-socket.ts";

/** A page that goes says so by a request of its own, which may come in just after its stream broke. Milliseconds. */
const lastWordsMs = 400;
/** What may wait for a page that reads slower than it is told. */
const unreadBytesMax = 1_000_000;

export type StreamSocket = SignalSocket & {
  /** What the page sent by a request. */
  hear(words: readonly string[]): void;
  pong(): void;
  /** The page says goodbye. */
  leave(code: number): void;
};

/**
 * A connection made of an answer that does not end (`text/event-stream`) and of requests that bring the page's words.
 * To those who use it, it is a WebSocket.
 */
export function openStreamSocket(response: ServerResponse, id: string): StreamSocket {
  const events = new EventEmitter();
  let isOpen = true;
  let ending: NodeJS.Timeout | undefined;

  const write = (event: string, data: string) => {
    if (response.writableEnded || response.destroyed) return;
    response.write(`event: ${event}\ndata: ${data}\n\n`);
    if (response.writableLength > unreadBytesMax) end(1006);
  };
  function end(code: number) {
    if (!isOpen) return;
    isOpen = false;
    clearTimeout(ending);
    response.end();
    if (code === 1006) response.destroy();
    events.emit("close", code);
  }

  response.on("close", () => {
    ending = setTimeout(() => end(1006), lastWordsMs);
  });
  response.on("error", () => undefined);
  response.writeHead(200, {
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store, no-transform",
    // Proxies that gather answers would hold back every word.
    "X-Accel-Buffering": "no",
  });
  write("open", id);

  return {
    get readyState() {
      return isOpen ? 1 : 3;
    },
    OPEN: 1,
    send: (text) => write("message", text),
    close(code = 1000) {
      write("close", String(code));
      end(code);
    },
    terminate: () => end(1006),
    ping: () => write("ping", ""),
    on: (event: string, listener: (...words: never[]) => void) =>
      events.on(event, listener as (...words: unknown[]) => void),
    hear(words) {
      for (const word of words) if (isOpen) events.emit("message", Buffer.from(word), false);
    },
    pong: () => events.emit("pong"),
    leave: end,
  };
}
