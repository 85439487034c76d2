import type { ClientWords, ServerMessage, TicketRefusal } from "../room-protocol.ts";
import { closedForGood, roomSocketPath, roomSubprotocol, ticketSubprotocolPrefix } from "../room-wire.ts";
import { waitBefore } from "./back-off.ts";
import type { TicketClient } from "./ticket-client.ts";

/**
 * The server says something at least every 4.5 seconds; after this silence the connection is dead. Below the eight
 * seconds of the ladder's second rung: a call is not made anew while nobody can be reached. Milliseconds.
 */
const silenceMsMax = 7_000;
/** Some proxies leave a WebSocket unanswered. Milliseconds. */
const openingMsMax = 4_000;
/** WebSockets that fail although the server answers requests: then the network lets none through. */
const failuresMax = 2;

type RoomSocketOptions = {
  tickets: TicketClient;
  onMessage(message: ServerMessage): void;
  onState(state: "connecting" | "lost"): void;
  /** The server will not give a ticket, and trying again would not help. */
  onRefused(reason: TicketRefusal): void;
};

export type RoomSocket = {
  send(message: ClientWords): void;
  /** Whether the network let no WebSocket through, so that requests carry every word. */
  goesByRequests(): boolean;
  /** Says a last word and stays closed. */
  close(last?: ClientWords): void;
};

/** Our socket, kept open: it comes back by itself with a fresh ticket, at once when the network does. */
export function openRoomSocket({ tickets, onMessage, onState, onRefused }: RoomSocketOptions): RoomSocket {
  let socket: WebSocket | null = null;
  let attempt = 0;
  let failures = 0;
  let stopped = false;
  let byRequests = false;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  async function connect() {
    const answer = await tickets.fetch();
    if (stopped) return;
    if (!answer.ok) {
      if (answer.reason === "offline") return retry();
      stop();
      return onRefused(answer.reason);
    }
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    const address = `${scheme}//${location.host}${roomSocketPath}`;
    if (failures >= failuresMax) {
      await goByStreams();
      byRequests = true;
    }
    if (stopped) return;
    const opened = new WebSocket(address, [roomSubprotocol, ticketSubprotocolPrefix + answer.ticket]);
    socket = opened;
    failures += 1;
    expectSound(opened, openingMsMax);
    opened.onopen = () => {
      failures = 0;
      expectSound(opened, silenceMsMax);
    };
    opened.onmessage = (event) => {
      attempt = 0;
      expectSound(opened, silenceMsMax);
      onMessage(JSON.parse(String(event.data)) as ServerMessage);
    };
    opened.onclose = (event) => {
      if (socket !== opened || stopped) return;
      if (event.code === closedForGood.ended) return stop();
      retry();
    };
  }

  function expectSound(current: WebSocket, withinMs: number) {
    clearTimeout(silence);
    silence = setTimeout(() => {
      if (socket !== current) return;
      if (withinMs === openingMsMax) failures = failuresMax;
      current.close();
      retry();
    }, withinMs);
  }

  function retry() {
    socket = null;
    clearTimeout(silence);
    clearTimeout(waiting);
    onState("lost");
    waiting = setTimeout(connect, waitBefore(attempt, Math.random()));
    attempt += 1;
  }

  function hurry() {
    if (stopped || socket) return;
    attempt = 0;
    clearTimeout(waiting);
    waiting = setTimeout(connect, 0);
  }

  function stop() {
    stopped = true;
    clearTimeout(waiting);
    clearTimeout(silence);
    removeEventListener("online", hurry);
  }

  addEventListener("online", hurry);
  onState("connecting");
  void connect();
  const send = (message: ClientWords) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  return {
    send,
    goesByRequests: () => byRequests,
    close(last) {
      if (last) send(last);
      stop();
      socket?.close(1000);
      socket = null;
    },
  };
}

/** From now on every WebSocket of this page, PeerJS's too, is made of requests. */
async function goByStreams() {
  const { StreamSocket } = await import("./stream-socket.ts");
  globalThis.WebSocket = StreamSocket as unknown as typeof WebSocket;
}
