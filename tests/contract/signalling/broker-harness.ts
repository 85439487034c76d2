import http from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { createPeerBroker } from "#app/integrations/peer/peer-broker.server.ts";
import type { Bus } from "#app/ports/bus.ts";
import type { BrokerPeer, PeerBroker } from "#app/ports/peer-broker.ts";
import { createLonelyBus } from "#tests/fakes/lonely-bus.ts";

export type Frame = { type: string; src?: string; dst?: string; payload?: unknown };

/** A raw client: what it heard, and the code it was closed with. */
export type Client = {
  socket: WebSocket;
  frames: Frame[];
  closed: Promise<number>;
  send(frame: unknown): void;
  /** Resolves with the first frame, past or future, of this type. */
  hears(type: string): Promise<Frame>;
};

/** A broker on a port of its own. Tokens are names of entries in `peers`. */
export async function startBroker(peers: Record<string, BrokerPeer>, bus: Bus = createLonelyBus()) {
  const incidents: string[] = [];
  const broker: PeerBroker = createPeerBroker({
    topic: bus.topic("peer"),
    verify: (token) => peers[token] ?? null,
    onIncident: (incident) => incidents.push(incident),
  });
  const server = http.createServer();
  server.on("upgrade", (request, socket, head) => broker.handleUpgrade(request, socket, head));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/signal/peerjs`;
  const address = (id: string, token: string) => `${base}?key=peerjs&id=${id}&token=${token}&version=1.5.5`;
  return {
    broker,
    incidents,
    /** The HTTP status of a refused upgrade. */
    refusal: (id: string, token: string) => refusalOf(new WebSocket(address(id, token))),
    refusalOfAddress: (query: string) => refusalOf(new WebSocket(base + query)),
    async connect(token: string): Promise<Client> {
      const client = listen(new WebSocket(address(peers[token]?.peerId ?? "", token)));
      await client.hears("OPEN");
      return client;
    },
    async stop() {
      await broker.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function refusalOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve, reject) => {
    socket.on("unexpected-response", (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on("open", () => reject(new Error("the upgrade was not refused")));
    socket.on("error", () => undefined);
  });
}

function listen(socket: WebSocket): Client {
  const frames: Frame[] = [];
  const waiting: { type: string; resolve: (frame: Frame) => void }[] = [];
  socket.on("error", () => undefined);
  socket.on("message", (data) => {
    const frame = JSON.parse(data.toString()) as Frame;
    frames.push(frame);
    for (const wait of waiting.filter(({ type }) => type === frame.type)) wait.resolve(frame);
  });
  return {
    socket,
    frames,
    closed: new Promise((resolve) => socket.on("close", resolve)),
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    hears: (type) => {
      const known = frames.find((frame) => frame.type === type);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ type, resolve }));
    },
  };
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export const offer = (dst: string, note = "") => ({
  type: "OFFER",
  dst,
  payload: { connectionId: "mc_1", type: "media", sdp: { type: "offer", sdp: note } },
});
