import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { admissionWindow, roomPhase } from "#app/domain/room/admission-window.ts";
import { extendBooking } from "#app/features/booking/booking.server.ts";
import { comesFromOurPage, refuseUpgrade } from "#app/platform/http/upgrade.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CreatePeerBroker } from "#app/ports/peer-broker.ts";
import { type CallKey, closeAbandonedCalls, touchCalls } from "./call-log-repository.server.ts";
import { createCallRecorder } from "./call-recorder.server.ts";
import { createLiveRoom, type LiveRoom } from "./live-room.server.ts";
import { findRoom, type LiveFacts, nextTaken, saveRules } from "./room-repository.server.ts";
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

/** How long a host's press on "more time" extends a meeting, minutes. */
export const extensionMinutes = 15;

/**
 * Puts the rooms' two sockets on an HTTP server: ours for who is there, and the broker for PeerJS. In development
 * other upgrades are left to whoever else listens (Vite); in production nobody does, so they are refused.
 */
export function attachRooms(
  httpServer: Server,
  services: Services,
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
    verify(token) {
      const ticket = tickets.verify(token, clock.now());
      if (!ticket) return null;
      // Pages heed nobody whom the roster does not name, so a room that is not open yet need not be waited for.
      const isWelcome = rooms.get(ticket.room)?.mayConnect(ticket) ?? true;
      return { ...ticket, admitted: ticket.admitted && isWelcome };
    },
    onIncident: (incident) => log.warn({ incident }, "a peer was cut off"),
  });
  const rooms = new Map<string, LiveRoom>();
  let touchedAt = 0;
  /** What hosts decided is written one after the other, so that the last word stands. */
  let keeping: Promise<void> = Promise.resolve();

  async function openRoom(ticket: RoomTicket): Promise<LiveRoom | null> {
    const facts = await readFacts(ticket.room);
    if (!facts || roomPhase(facts, clock.now()) !== "open") return null;
    const known = rooms.get(ticket.room);
    known?.updateFacts(facts);
    const room = known ?? newRoom(facts);
    rooms.set(ticket.room, room);
    return room;
  }

  async function readFacts(bookingId: string): Promise<LiveFacts | null> {
    const facts = await findRoom(services, bookingId);
    return facts && { ...facts, nextAt: await nextTaken(services, facts) };
  }

  function newRoom(facts: LiveFacts): LiveRoom {
    const of = { bookingId: facts.id, organizationId: facts.organizationId };
    return createLiveRoom({
      facts,
      recorder: createCallRecorder(services, of),
      now: clock.now,
      dismissPeer: broker.dismiss,
      admittedTicket: (guest) => tickets.issue({ ...guest, admitted: true }, clock.now()),
      keepRules: (rules) => {
        const { closesAt } = admissionWindow(facts);
        keeping = keeping
          .then(() => saveRules(services, of, rules, closesAt))
          .catch((error: unknown) => log.error({ err: error }, "what a host decided was not kept"));
      },
      async extend(actorId) {
        const now = await readFacts(facts.id);
        if (!now) return { outcome: "taken", facts: null };
        const wish = { ...of, endsAt: now.endsAt, minutes: extensionMinutes, actorId };
        const result = await extendBooking(services, wish);
        const outcome = result.ok ? "extended" : result.reason === "too-long" ? "too-long" : "taken";
        return { outcome, facts: await readFacts(facts.id) };
      },
    });
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
      await Promise.all([keeping, broker.close(), ...open.map((room) => room.settled())]);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}
