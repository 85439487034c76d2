import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { comesFromOurPage, refuseUpgrade } from "#app/platform/http/upgrade.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Bus } from "#app/ports/bus.ts";
import type { CreatePeerBroker } from "#app/ports/peer-broker.ts";
import type { SignalSocket } from "#app/ports/signal-socket.ts";
import { closeAbandonedCalls, touchCalls } from "./call-log-repository.server.ts";
import { createDistantRooms, type RoomDoor } from "./distant-rooms.server.ts";
import { createOpenRooms } from "./open-rooms.server.ts";
import { listenToVisitor } from "./room-socket.server.ts";
import { createRoomTickets, type RoomTicket } from "./room-ticket.server.ts";
import { peerSocketPath, roomSocketPath, roomSubprotocol, ticketSubprotocolPrefix } from "./room-wire.ts";
import { createStreamSockets } from "./stream-sockets.server.ts";

/** A restart's offer is the longest word, see `signalBytesMax`. */
const messageBytesMax = 64 * 1024;
const tickMs = 1_000;
/** How often an open call is marked as alive in the log, so that a crash leaves a true end. */
const touchMs = 15_000;
/** Three marks missed: the process that held the call is gone. */
const abandonedAfterMs = 3 * touchMs;

export type RoomsGateway = {
  /** Answers a request below `/signal/stream`; `path` is what follows that. */
  handleStream(path: string, request: IncomingMessage, response: ServerResponse): void;
  /** Ends the open calls in the log, then every socket. Pages reconnect by themselves when the server is back. */
  close(): Promise<void>;
};

type Peers = { createPeerBroker: CreatePeerBroker; bus: Bus };

/**
 * Puts the rooms' two sockets on an HTTP server: ours for who is there, and the broker for PeerJS; both as streams, too,
 * for networks that let no WebSocket through. In development other upgrades are left to whoever else listens (Vite); in production nobody does, so they are refused.
 */
export function attachRooms(
  httpServer: Server,
  services: Services,
  { createPeerBroker, bus }: Peers,
): RoomsGateway {
  const { settings, log, clock } = services;
  const tickets = createRoomTickets(settings.secret);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: messageBytesMax,
    perMessageDeflate: false,
    handleProtocols: () => roomSubprotocol,
  });
  const broker = createPeerBroker({
    topic: bus.topic("peer"),
    verify(token) {
      const ticket = tickets.verify(token, clock.now());
      if (!ticket) return null;
      // Pages heed nobody whom the roster does not name, so a room that is not open yet need not be waited for.
      const isWelcome = rooms.get(ticket.room)?.mayConnect(ticket) ?? distant.mayConnect(ticket) ?? true;
      return { ...ticket, admitted: ticket.admitted && isWelcome };
    },
    onIncident: (incident) => log.warn({ incident }, "a peer was cut off"),
  });
  const rooms = createOpenRooms(services, {
    node: bus.node,
    tickets,
    dismissPeer: broker.dismiss,
    onRules: (room, id) => distant.tellEntryRules(id, room.entryRules()),
  });
  const distant = createDistantRooms(bus.topic("room"), async (ticket) => {
    const place = await rooms.open(ticket.room);
    return place !== "closed" && "room" in place ? place.room : null;
  });
  let touchedAt = 0;

  async function doorOf(ticket: RoomTicket): Promise<RoomDoor | null> {
    const place = await rooms.open(ticket.room);
    if (place === "closed") return null;
    return "room" in place ? place.room : distant.doorTo(place.node);
  }

  /** Who may take a seat by these subprotocols, or the status that refuses them. */
  async function welcome(offered: readonly string[]): Promise<401 | 410 | ((socket: SignalSocket) => void)> {
    const ticketText = offered.find((part) => part.startsWith(ticketSubprotocolPrefix)) ?? "";
    const ticket = tickets.verify(ticketText.slice(ticketSubprotocolPrefix.length), clock.now());
    if (!ticket || !offered.includes(roomSubprotocol)) return 401;
    const door = await doorOf(ticket);
    if (!door) return 410;
    return (socket) =>
      listenToVisitor(socket, door, ticket, (incident) =>
        log.warn({ incident }, "a room socket was cut off"),
      );
  }

  async function upgradeRoomSocket(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
    const welcomed = await welcome(offered);
    if (typeof welcomed === "number") return refuseUpgrade(socket, welcomed);
    sockets.handleUpgrade(request, socket, head, welcomed);
  }

  const streams = createStreamSockets({
    topic: bus.topic("stream"),
    publicUrl: settings.publicUrl,
    async accept({ address, protocols }) {
      const path = address.split("?")[0];
      if (path === roomSocketPath) return welcome(protocols);
      return path === `${peerSocketPath}peerjs` ? broker.accept(address) : 404;
    },
  });

  function onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const path = request.url?.split("?")[0];
    const ours = path === roomSocketPath || path === `${peerSocketPath}peerjs`;
    if (!ours) {
      if (settings.mode !== "development") refuseUpgrade(socket, 404);
      return;
    }
    // Until a WebSocket takes over, a client that hangs up must not end the process.
    socket.on("error", () => socket.destroy());
    if (!comesFromOurPage(request, settings.publicUrl)) return refuseUpgrade(socket, 403);
    if (path !== roomSocketPath) return broker.handleUpgrade(request, socket, head);
    upgradeRoomSocket(request, socket, head).catch((error: unknown) => {
      log.error({ err: error }, "a room could not be opened");
      refuseUpgrade(socket, 503);
    });
  }

  async function mark(now: number) {
    await touchCalls(services, rooms.callKeys(), now);
    const ended = await closeAbandonedCalls(services, now - abandonedAfterMs);
    if (ended > 0) log.warn({ ended }, "calls of a process that is gone were ended in the log");
    await rooms.sweep();
  }

  function tick() {
    const now = clock.now();
    rooms.tick();
    if (now - touchedAt < touchMs) return;
    touchedAt = now;
    mark(now).catch((error: unknown) => log.error({ err: error }, "running calls could not be marked"));
  }

  httpServer.on("upgrade", onUpgrade);
  const ticking = setInterval(tick, tickMs).unref();
  tick();
  return {
    handleStream: streams.handle,
    async close() {
      clearInterval(ticking);
      httpServer.off("upgrade", onUpgrade);
      await rooms.close();
      distant.close();
      for (const socket of sockets.clients) socket.close(1012);
      streams.close(1012);
      await broker.close();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
