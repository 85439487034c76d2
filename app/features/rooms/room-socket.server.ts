import type { RawData } from "ws";
import type { SignalSocket } from "#app/ports/signal-socket.ts";
import type { RoomDoor } from "./distant-rooms.server.ts";
import { type ClientMessage, clientMessage, type ServerMessage } from "./room-protocol.ts";
import type { RoomTicket } from "./room-ticket.server.ts";
import { closedForGood } from "./room-wire.ts";
import type { Visitor } from "./visitor.ts";

/** A connection that answers none of two pings in a row is dead: noticed after 3 to 4.5 s. */
const pingMs = 1_500;
const pingsMissedMax = 2;
/** The page hears from us this often, and gives up on a connection that falls silent. */
const beatMs = 4_500;
/** Words a page may say in ten seconds; a person clicks far less. */
const wordsMax = 100;
/** Restarts towards seven others at once, each with an offer and a few bundles of candidates. */
const signalsMax = 200;
const wordsWindowMs = 10_000;
const junkMax = 10;

/** A page that is left or loaded anew says so first; a browser closes what a crashed tab left behind, without a word. */
const goodbye = 1000;
const comeAgain = 1012;

/** Connects one page's socket with its room, for as long as it lives. */
export function listenToVisitor(
  socket: SignalSocket,
  room: RoomDoor,
  ticket: RoomTicket,
  onIncident: (incident: string) => void,
): void {
  const send = (message: ServerMessage) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const end = () => socket.close(closedForGood.ended);
  const restart = () => socket.close(comeAgain);
  const visitor: Visitor = { ticket, name: "", knocking: false, send, end, restart };
  let missed = 0;
  let words = 0;
  let signals = 0;
  let junk = 0;

  const pings = setInterval(() => {
    if (missed >= pingsMissedMax) return socket.terminate();
    missed += 1;
    socket.ping();
  }, pingMs);
  const beats = setInterval(() => send({ type: "beat" }), beatMs);
  const windows = setInterval(() => {
    words = 0;
    signals = 0;
  }, wordsWindowMs);

  socket.on("pong", () => {
    missed = 0;
  });
  socket.on("error", () => onIncident("broken frame"));
  socket.on("close", (code) => {
    for (const timer of [pings, beats, windows]) clearInterval(timer);
    room.lose(visitor, code === goodbye ? "page-closed" : "connection-lost");
  });
  socket.on("message", (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    const message = isBinary ? null : readMessage(data);
    if (message?.type === "signal") signals += 1;
    else words += 1;
    if (!message) junk += 1;
    if (words > wordsMax || signals > signalsMax || junk > junkMax) {
      onIncident(junk > junkMax ? "junk words" : "too many words");
      socket.close(closedForGood.policy);
      socket.terminate();
      return;
    }
    if (message) room.receive(visitor, message);
  });
  room.enter(visitor);
}

function readMessage(data: RawData): ClientMessage | null {
  try {
    return clientMessage.parse(JSON.parse(data.toString()));
  } catch {
    return null;
  }
}
