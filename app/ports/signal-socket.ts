import type { RawData } from "ws";

/** One page's connection for signalling: a WebSocket, or what stands in for one where a proxy lets none through. */
export type SignalSocket = {
  readonly readyState: number;
  readonly OPEN: number;
  send(text: string): void;
  close(code?: number): void;
  /** Ends it without waiting for the other side. */
  terminate(): void;
  ping(): void;
  on(event: "message", listener: (data: RawData, isBinary: boolean) => void): unknown;
  on(event: "close", listener: (code: number) => void): unknown;
  on(event: "pong" | "error", listener: () => void): unknown;
};
