import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { roomPhase } from "#app/domain/room/admission-window.ts";
import { comesFromOurPage, refuseUpgrade } from "#app/platform/http/upgrade.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CreatePeerBroker } from "#app/ports/peer-broker.ts";
import { type CallKey, closeAbandonedCalls, touchCalls } from "./call-log-repository.server.ts";
import { createCallRecorder } from "./call-recorder.server.ts";
import { createLiveRoom, type LiveRoom } from "./live-room.server.ts";
import { findRoom } from "./room-repository.server.ts";
import { listenToVisitor } from "./room-socket.server.ts";
import { createRoomTickets, type RoomTicket } from "./room-ticket.server.ts";
import { peerSocketPath, roomSocketPath, roomSubprotocol, ticketSubprotocolPrefix } from "./room-wire.ts";

/** A restart's offer is the longest word, see `signalBytesMax`. */
const messageBytesMax = 64 * 1024;
const tickMs = 1_000;
/** How often an open call is marked as alive in the log, so that a crash leaves a true end. */
const touchMs = 15_000;
/** Three marks missed: the process that held the call is gone. */
const abandonedAfterMs = 3 * touchMs;

export type RoomsGateway = {
  /** Ends the open calls in the log, then every socket. Pages reconnect by themselves when the server is back. */
  close(): Promise<void>;
};

type RoomServices = Pick<Services, "settings" | "log" | "clock" | "database">;

/**
 * Puts the rooms' two sockets on an HTTP server: ours for who is there, and the broker for PeerJS. In development
 * other upgrades are left to whoever else listens (Vite); in production nobody does, so they are refused.
 */
export function attachRooms(
  httpServer: Server,
  services: RoomServices,
  createPeerBroker: CreatePeerBroker,
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
    verify: (token) => tickets.verify(token, clock.now()),
    onIncident: (incident) => log.warn({ incident }, "a peer was cut off"),
  });
  const rooms = new Map<string, LiveRoom>();
  let touchedAt = 0;

  async function openRoom(ticket: RoomTicket): Promise<LiveRoom | null> {
    const facts = await findRoom(services, ticket.room);
    if (!facts || roomPhase(facts, clock.now()) !== "open") return null;
    const known = rooms.get(ticket.room);
    known?.updateFacts(facts);
    const room =
      known ??
      createLiveRoom({
        facts,
        recorder: createCallRecorder(services, { bookingId: facts.id, organizationId: facts.organizationId }),
        now: clock.now,
        dismissPeer: broker.dismiss,
        admittedTicket: (guest) => tickets.issue({ ...guest, admitted: true }, clock.now()),
      });
    rooms.set(ticket.room, room);
    return room;
  }

  async function upgradeRoomSocket(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const offered = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
    const ticketText = offered.find((part) => part.startsWith(ticketSubprotocolPrefix)) ?? "";
    const ticket = tickets.verify(ticketText.slice(ticketSubprotocolPrefix.length), clock.now());
    if (!ticket || !offered.includes(roomSubprotocol)) return refuseUpgrade(socket, 401);
    const room = await openRoom(ticket);
    if (!room) return refuseUpgrade(socket, 410);
    sockets.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      listenToVisitor(webSocket, room, ticket, (incident) =>
        log.warn({ incident }, "a room socket was cut off"),
      );
    });
  }

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
    const keys = [...rooms.values()]
      .map((room) => room.callKey())
      .filter((key): key is CallKey => key !== null);
    await touchCalls(services, keys, now);
    const ended = await closeAbandonedCalls(services, now - abandonedAfterMs);
    if (ended > 0) log.warn({ ended }, "calls of a process that is gone were ended in the log");
  }

  function tick() {
    const now = clock.now();
    for (const [id, room] of rooms) {
      room.tick();
      if (room.isEmpty()) rooms.delete(id);
    }
    if (now - touchedAt < touchMs) return;
    touchedAt = now;
    mark(now).catch((error: unknown) => log.error({ err: error }, "running calls could not be marked"));
  }

  httpServer.on("upgrade", onUpgrade);
  const ticking = setInterval(tick, tickMs).unref();
  tick();
  return {
    async close() {
      clearInterval(ticking);
      httpServer.off("upgrade", onUpgrade);
      const open = [...rooms.values()];
      for (const room of open) room.stop();
      for (const socket of sockets.clients) socket.close(1012);
      await Promise.all([broker.close(), ...open.map((room) => room.settled())]);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
