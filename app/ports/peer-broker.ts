import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { BusTopic } from "./bus.ts";
import type { SignalSocket } from "./signal-socket.ts";

/** Who a broker's token speaks for. Only peers of one room reach each other. */
export type BrokerPeer = {
  peerId: string;
  room: string;
  /** False for somebody who waits at the door: they get no connection. */
  admitted: boolean;
};

export type PeerBrokerOptions = {
  /** What the token says, or null when it is not ours, too old or withdrawn. Must not throw and must not log it. */
  verify(token: string): BrokerPeer | null;
  /** The way to the other processes, whose peers may be of the same rooms. */
  topic: BusTopic;
  /** Told about refusals and cut connections; holds neither tokens nor ids of people. */
  onIncident?(incident: string): void;
};

/** Carries the offers and answers of PeerJS clients between the members of a room. No media passes through it. */
export type PeerBroker = {
  /** Takes over an HTTP upgrade: answers 401 or 403, or opens the connection. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * For a connection that is no WebSocket: `address` is the one it would have had, with its query. A status refuses, the
   * function takes over the socket once it stands.
   */
  accept(address: string): 401 | 403 | ((socket: SignalSocket) => void);
  /** Ends a peer's connection and tells its room that it is gone. Unknown ids are ignored. */
  dismiss(peerId: string): void;
  connections(): number;
  close(): Promise<void>;
};

export type CreatePeerBroker = (options: PeerBrokerOptions) => PeerBroker;
