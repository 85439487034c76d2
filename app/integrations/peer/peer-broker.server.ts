import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, WebSocketServer } from "ws";
import { refuseUpgrade } from "#app/platform/http/upgrade.server.ts";
import type { BrokerPeer, PeerBroker, PeerBrokerOptions } from "#app/ports/peer-broker.ts";
import type { SignalSocket } from "#app/ports/signal-socket.ts";
import { createDistantPeers, type Underway } from "./distant-peers.ts";
import { createFrameAllowance } from "./frame-allowance.ts";
import { readFrame, writeFrame } from "./peer-frame.ts";
import { createUndelivered } from "./undelivered.ts";

/** Offers with many codecs stay under 20 kB. */
const frameBytesMax = 64 * 1024;
const pingMs = 15_000;
/** A peer whose connection broke without a word is declared gone after this long, unless the roster is quicker. */
const lostAfterMs = 30_000;

/** How long the other side may take to answer a closing handshake when the server stops. */
const closingMsMax = 1_000;

const closedFor = { policy: 1008, restart: 1012, takenOver: 4000, dismissed: 4001 } as const;
const saidGoodbye = new Set([1000, 1001, 1005]);

type Connection = { socket: SignalSocket; peer: BrokerPeer; alive: boolean };
type Room = Map<string, Connection>;

/**
 * A broker that speaks the PeerServer protocol, for the stock `peerjs` client: authenticated at the upgrade, fenced by
 * room, bounded in size, rate and memory. It knows nothing of meetings: `verify` tells who a token speaks for. Peers of
 * one room may be connected to several processes: frames for those elsewhere go over the bus.
 */
export function createPeerBroker(options: PeerBrokerOptions): PeerBroker {
  const { verify, topic, onIncident = () => undefined } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: frameBytesMax, perMessageDeflate: false });
  const rooms = new Map<string, Room>();
  const undelivered = createUndelivered();
  const departing = new Map<string, { peer: BrokerPeer; timer: NodeJS.Timeout }>();

  const distant = createDistantPeers(topic, {
    all: () => everyone().map(({ peer }) => peer),
    movedAway({ room, peerId }) {
      const before = rooms.get(room)?.get(peerId);
      forget(room, peerId);
      before?.socket.close(closedFor.takenOver);
      stays(peerId);
      for (const frame of undelivered.take(room, peerId)) distant.deliver(room, frame);
    },
    left: tellOfDeparture,
    deliver,
    expired: tellOfExpiry,
    dismiss: dismissNear,
  });

  function open(socket: SignalSocket, peer: BrokerPeer) {
    const room = rooms.get(peer.room) ?? new Map<string, Connection>();
    rooms.set(peer.room, room);
    const connection: Connection = { socket, peer, alive: true };
    const before = room.get(peer.peerId);
    room.set(peer.peerId, connection);
    // The same ticket again, after a broken connection: the newer one counts, and running calls are left alone.
    before?.socket.close(closedFor.takenOver);
    stays(peer.peerId);
    listen(connection);
    socket.send(writeFrame("OPEN"));
    distant.came(peer);
    for (const { text } of undelivered.take(peer.room, peer.peerId)) socket.send(text);
  }

  function listen(connection: Connection) {
    const { socket } = connection;
    const allowance = createFrameAllowance(Date.now());
    socket.on("pong", () => {
      connection.alive = true;
    });
    // A frame that is too large or malformed ends this one connection; ws closes it by itself.
    socket.on("error", () => onIncident("broken frame"));
    socket.on("close", (code) => closed(connection, code));
    socket.on("message", (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      if (!allowance.take(Date.now())) return cut(connection, "too many frames");
      const frame = isBinary ? null : readFrame(textOf(data));
      if (frame) relay(connection, frame);
      else if (!allowance.forgive()) cut(connection, "junk frames");
    });
  }

  function relay({ peer }: Connection, frame: NonNullable<ReturnType<typeof readFrame>>) {
    if (frame.type === "HEARTBEAT") return;
    if (frame.type === "LEAVE" && frame.to === null) return dismiss(peer.peerId);
    const to = frame.to ?? "";
    const payload = "payload" in frame ? { payload: frame.payload } : {};
    const text = writeFrame(frame.type, { src: peer.peerId, dst: to, ...payload });
    const underway = { to, from: peer.peerId, text, isOffer: frame.type === "OFFER" };
    if (frame.type === "LEAVE") sendNear(peer.room, to, text) || distant.deliver(peer.room, underway);
    else deliver(peer.room, underway);
  }

  function sendNear(room: string, to: string, text: string): boolean {
    const socket = rooms.get(room)?.get(to)?.socket;
    if (!socket || socket.readyState !== socket.OPEN) return false;
    socket.send(text);
    return true;
  }

  /** To whoever is connected here or elsewhere; otherwise it waits a moment for them. */
  function deliver(room: string, frame: Underway) {
    if (sendNear(room, frame.to, frame.text) || distant.deliver(room, frame)) return;
    undelivered.keep(room, frame, Date.now());
  }

  function cut({ socket }: Connection, incident: string) {
    onIncident(incident);
    socket.close(closedFor.policy);
    // Whoever floods does not answer the closing handshake; what is still in the pipe is not read.
    socket.terminate();
  }

  function closed({ peer, socket }: Connection, code: number) {
    const room = rooms.get(peer.room);
    if (room?.get(peer.peerId)?.socket !== socket) return;
    forget(peer.room, peer.peerId);
    distant.went(peer);
    if (saidGoodbye.has(code)) return announceDeparture(peer);
    // A broken connection says nothing about the calls, which do not pass through here.
    const timer = setTimeout(() => announceDeparture(peer), lostAfterMs).unref();
    departing.set(peer.peerId, { peer, timer });
  }

  function stays(peerId: string) {
    clearTimeout(departing.get(peerId)?.timer);
    departing.delete(peerId);
  }

  function forget(room: string, peerId: string) {
    const peers = rooms.get(room);
    peers?.delete(peerId);
    if (peers?.size === 0) rooms.delete(room);
  }

  function announceDeparture(peer: BrokerPeer) {
    stays(peer.peerId);
    tellOfDeparture(peer);
    distant.left(peer);
  }

  function tellOfDeparture({ peerId, room }: Pick<BrokerPeer, "peerId" | "room">) {
    const text = writeFrame("LEAVE", { src: peerId });
    for (const { socket } of rooms.get(room)?.values() ?? []) socket.send(text);
  }

  function tellOfExpiry(room: string, to: string, from: string) {
    return sendNear(room, from, writeFrame("EXPIRE", { src: to, dst: from }));
  }

  function dismiss(peerId: string) {
    if (!dismissNear(peerId)) distant.dismiss(peerId);
  }

  /** False when nobody of this id is, or was until a moment ago, connected here. */
  function dismissNear(peerId: string): boolean {
    const lost = departing.get(peerId)?.peer;
    if (lost) announceDeparture(lost);
    let isNear = lost !== undefined;
    for (const room of rooms.values()) {
      const connection = room.get(peerId);
      if (!connection) continue;
      isNear = true;
      forget(connection.peer.room, peerId);
      connection.socket.close(closedFor.dismissed);
      distant.went(connection.peer);
      announceDeparture(connection.peer);
    }
    return isNear;
  }

  const everyone = () => [...rooms.values()].flatMap((room) => [...room.values()]);
  const pings = setInterval(() => {
    for (const connection of everyone()) {
      if (!connection.alive) connection.socket.terminate();
      connection.alive = false;
      connection.socket.ping();
    }
  }, pingMs).unref();
  const expiries = setInterval(() => {
    for (const { room, to, from } of undelivered.expire(Date.now()))
      if (!tellOfExpiry(room, to, from)) distant.expired(room, to, from);
  }, 1_000).unref();

  /** Who asks by this address, or the status that refuses them. */
  function welcome(address: string): BrokerPeer | 401 | 403 {
    const { id, token } = credentials(address);
    const peer = token === null ? null : verify(token);
    if (!peer || peer.peerId !== id) return 401;
    return peer.admitted ? peer : 403;
  }

  return {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      const peer = welcome(request.url ?? "");
      if (typeof peer === "number") return refuseUpgrade(socket, peer);
      server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, peer));
    },
    accept(address) {
      const peer = welcome(address);
      return typeof peer === "number" ? peer : (socket) => open(socket, peer);
    },
    dismiss,
    connections: () => everyone().length,
    close() {
      clearInterval(pings);
      clearInterval(expiries);
      for (const peerId of [...departing.keys()]) stays(peerId);
      for (const socket of server.clients) socket.close(closedFor.restart);
      const force = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, closingMsMax);
      return new Promise<void>((resolve) => server.close(() => resolve())).finally(() => clearTimeout(force));
    },
  };
}

/** The client puts both into the query, unencoded: `…/peerjs?key=…&id=…&token=…&version=…`. */
function credentials(address: string): { id: string | null; token: string | null } {
  const query = new URLSearchParams(address.split("?")[1] ?? "");
  return { id: query.get("id"), token: query.get("token") };
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString();
}
