import { roomPhase } from "#app/domain/room/admission-window.ts";
import { mayEnter, type RoomRules, standingOf } from "#app/domain/room/room-rules.ts";
import {
  type AwayCause,
  type Departure,
  type DepartureReason,
  freeAbandoned,
  freeSeat,
  noSeats,
  type Seat,
  type Seats,
  showHand,
  showMedia,
  stepAway,
  takeSeat,
} from "#app/domain/room/seats.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { CallRecorder } from "./call-recorder.server.ts";
import { commandRoom } from "./host-commands.server.ts";
import type { KeptChat } from "./kept-chat.server.ts";
import { createDoor } from "./knocks.server.ts";
import type { DeskRoom } from "./recording-desk.server.ts";
import { isForDesks, type RoomDesks } from "./room-desks.server.ts";
import { createRoomMemory } from "./room-memory.server.ts";
import type { ClientMessage, ExtendOutcome, ServerMessage } from "./room-protocol.ts";
import type { RoomFacts } from "./room-repository.server.ts";
import type { RoomTicket } from "./room-ticket.server.ts";
import { expectedIn, rosterOf } from "./roster-message.server.ts";
import type { Visitor } from "./visitor.ts";

type LiveRoomOptions = {
  facts: RoomFacts;
  recorder: CallRecorder;
  /** What is kept of its chat, and of before. */
  chat: KeptChat;
  now(): number;
  /** Ends the peer's signalling and tells its room. */
  dismissPeer(peerId: string): void;
  /** A new ticket for somebody who was let in. */
  admittedTicket(ticket: RoomTicket): string;
  /** Keeps what hosts decided, for other processes and for after a restart. */
  keepRules(rules: RoomRules): void;
  /** Who keeps watch beside it. */
  openDesks(room: Omit<DeskRoom, "call" | "callWritten">): RoomDesks;
  /** Gives the meeting more time; `actorId` is the member who asks. Resolves with the new facts. */
  extend(actorId: string): Promise<{ outcome: ExtendOutcome; facts: RoomFacts | null }>;
};

export type LiveRoom = ReturnType<typeof createLiveRoom>;

type Ending = "time-over" | "server-stopped" | "cancelled" | "ended-by-host";

/** One open room in this process: who is at which stage, who is told what, and what goes into the log. */
export function createLiveRoom(options: LiveRoomOptions) {
  const { recorder, chat, now } = options;
  let { facts } = options;
  let rules: RoomRules = facts.rules;
  const life = randomId();
  const memory = createRoomMemory({ now, tell: tellMembers, chat });
  let seats: Seats = noSeats;
  /** By peer id, which is one page: the same person may have a second page open in the lobby. */
  const visitors = new Map<string, Visitor>();
  /** What those who were removed were called, as long as this process remembers. */
  const removedNames = new Map<string, string>();

  const seatOf = (visitor: Visitor) => seats.list.find((seat) => seat.peerId === visitor.ticket.peerId);
  const pageOf = (seat: Seat) => visitors.get(seat.peerId);
  const knockers = () => [...visitors.values()].filter((visitor) => visitor.knocking);
  const leads = (seat: Pick<Seat, "id" | "role">) => standingOf(rules, seat) !== "none";
  const hostPresent = () => seats.list.some((seat) => leads(seat) && !seat.away);
  const mayConnect = ({ participantId: id, role, admitted }: RoomTicket) =>
    mayEnter(facts.waitingRoom, rules, { id, role, letIn: admitted });
  const comesIn = ({ ticket }: Visitor) => mayConnect(ticket);

  const expected = () => expectedIn(facts);
  const expectedName = (id: string) => expected().find((person) => person.id === id)?.name;
  /** What is shown of a person: guests choose their name, nobody else can. */
  const nameOf = ({ ticket, name }: Visitor) => expectedName(ticket.participantId) ?? name;

  function tellMembers(message: ServerMessage) {
    for (const visitor of visitors.values()) if (comesIn(visitor)) visitor.send(message);
  }

  function tellRoster() {
    const knocks = knockers().map((visitor) => ({ id: visitor.ticket.participantId, name: nameOf(visitor) }));
    const keptOut = rules.keptOut.map((id) => ({ id, name: expectedName(id) ?? removedNames.get(id) ?? "" }));
    const shown = seats.list.map(({ joinedAt, ...seat }) => ({ ...seat, leads: leads(seat) }));
    const callStartedAt = recorder.startedAt();
    const said = { rules, seats: shown, knocks, keptOut, callStartedAt, chatDays: chat.days };
    const roster = rosterOf(facts, said);
    for (const visitor of visitors.values()) {
      const seat = seatOf(visitor);
      if (comesIn(visitor)) visitor.send(seat && leads(seat) ? roster.forLeaders : roster.forOthers);
      else if (visitor.knocking)
        visitor.send({ type: "knocking", hostPresent: hostPresent(), locked: rules.locked });
    }
    desk.follow();
  }

  function setRules(next: RoomRules) {
    if (next === rules) return;
    rules = next;
    options.keepRules(rules);
    tellRoster();
  }

  function depart({ seat, at, reason }: Departure) {
    recorder.departed({ seat, at, reason }, seats.list.length);
    options.dismissPeer(seat.peerId);
    tellMembers({ type: "departed", id: seat.id, name: seat.name, reason });
    if (seats.list.length === 0) memory.forget();
  }

  function remove(id: string, reason: DepartureReason) {
    const freed = freeSeat(seats, id, reason, now());
    seats = freed.seats;
    if (freed.departure) depart(freed.departure);
  }

  function join(visitor: Visitor, message: Extract<ClientMessage, { type: "join" }>) {
    const { microphone, camera, name, takeOver } = message;
    const { participantId: id, role, peerId } = visitor.ticket;
    // Locked or removed since the page was told otherwise: it asks, as everyone does.
    if (!comesIn(visitor)) return visitor.ticket.admitted && door.knock(visitor, name);
    if (name !== undefined) visitor.name = name;
    const shownName = nameOf(visitor);
    if (shownName === "") return;
    const before = seats.list.find((seat) => seat.id === id);
    const isElsewhere = before !== undefined && before.peerId !== peerId && before.away === null;
    if (isElsewhere && !takeOver) return visitor.send({ type: "elsewhere" });
    const taken = takeSeat(seats, { id, role, name: shownName, peerId, microphone, camera }, now());
    seats = taken.seats;
    if (before && before.peerId !== peerId) replacePage(before.peerId);
    const seat = seats.list.find((candidate) => candidate.id === id);
    recorder.cameFrom(id, visitor.ticket.device);
    if (taken.came && seat) recorder.arrived(seat, seats.list, now());
    memory.catchUp(visitor);
    tellRoster();
    if (seat) desk.greet(seat);
  }

  /** The same person joined from another page: the older one ends, its calls too. */
  function replacePage(peerId: string) {
    const older = visitors.get(peerId);
    visitors.delete(peerId);
    options.dismissPeer(peerId);
    older?.send({ type: "ended", reason: "replaced" });
    older?.end();
  }

  function endForAll(ending: Ending) {
    desk.stop(ending === "server-stopped");
    for (const seat of seats.list) remove(seat.id, ending === "cancelled" ? "left" : ending);
    for (const visitor of visitors.values()) {
      // Pages come back by themselves after a restart, so they are told nothing then.
      if (ending === "server-stopped") continue;
      visitor.send({ type: "ended", reason: ending === "time-over" ? "over" : ending });
      visitor.end();
    }
  }

  function expel(seat: Seat) {
    removedNames.set(seat.id, seat.name);
    remove(seat.id, "removed");
    for (const visitor of visitors.values()) {
      if (visitor.ticket.participantId !== seat.id) continue;
      visitor.send({ type: "ended", reason: "removed" });
      visitor.end();
    }
    tellRoster();
  }

  async function extend(actor: Visitor) {
    const actorId = actor.ticket.participantId.slice("host-".length);
    const { outcome, facts: latest } = await options.extend(actorId);
    if (latest) facts = latest;
    actor.send({ type: "extended", outcome });
    tellRoster();
  }

  const desk = options.openDesks({ facts: () => facts, seats: () => seats.list, pageOf });
  const door = createDoor({
    rules: () => rules,
    setRules,
    knocking: knockers,
    comesIn,
    nameOf,
    admittedTicket: options.admittedTicket,
    tellRoster,
  });
  const commanded = {
    rules: () => rules,
    setRules,
    seats: () => seats,
    pageOf,
    admit: door.admit,
    decline: door.decline,
    knocking: knockers,
    stopScreen(seat: Seat) {
      seats = showMedia(seats, seat.id, { ...seat, screen: false });
      tellRoster();
    },
    lowerHand(seat: Seat) {
      seats = showHand(seats, seat.id, false, now());
      tellRoster();
    },
    remove: expel,
    endForAll: () => endForAll("ended-by-host"),
    extend: (actor: Visitor) => void extend(actor),
  };

  function enter(visitor: Visitor) {
    visitors.set(visitor.ticket.peerId, visitor);
    const { participantId: id, peerId } = visitor.ticket;
    visitor.send({ type: "welcome", id, peerId, admitted: comesIn(visitor), now: now(), life });
    tellRoster();
  }

  /** What only those may say who have a seat. */
  function receiveSeated(visitor: Visitor, seat: Seat, message: ClientMessage) {
    if (message.type === "media") seats = showMedia(seats, seat.id, message);
    else if (message.type === "hand") seats = showHand(seats, seat.id, message.up, now());
    else if (message.type === "leave") remove(seat.id, "left");
    else if (message.type === "command") return commandRoom(commanded, visitor, seat, message.command);
    else if (isForDesks(message)) return desk.hear(seat, message);
    else if (message.type === "react")
      return tellMembers({ type: "reacted", id: seat.id, reaction: message.reaction });
    else return memory.hear(visitor, seat, message);
    tellRoster();
  }

  function receive(visitor: Visitor, message: ClientMessage) {
    const seat = seatOf(visitor);
    if (message.type === "join") join(visitor, message);
    else if (message.type === "knock") door.knock(visitor, message.name);
    else if (message.type === "signal") signal(visitor, message);
    else if (message.type === "bye") lose(visitor, "page-closed");
    else if (seat) receiveSeated(visitor, seat, message);
  }

  /** Carries a word between two pages that both sit in this room; to anyone else it goes nowhere. */
  function signal(visitor: Visitor, { to, body }: Extract<ClientMessage, { type: "signal" }>) {
    const target = visitors.get(to);
    if (!target || !seatOf(visitor) || !seatOf(target)) return;
    target.send({ type: "signal", from: visitor.ticket.peerId, body });
  }

  /** The page's socket is gone, or the page says that it will be. */
  function lose(visitor: Visitor, cause: AwayCause) {
    // A newer socket of the same page has taken over already.
    if (visitors.get(visitor.ticket.peerId) !== visitor) return;
    visitors.delete(visitor.ticket.peerId);
    memory.drop(visitor.ticket.peerId);
    const seat = seatOf(visitor);
    if (seat) seats = stepAway(seats, seat.id, cause, now());
    if (seat || visitor.knocking) tellRoster();
  }

  function tick() {
    const freed = freeAbandoned(seats, now());
    seats = freed.seats;
    freed.departures.forEach(depart);
    if (freed.departures.length > 0) tellRoster();
    const phase = roomPhase(facts, now());
    if (phase === "over" || phase === "cancelled") endForAll(phase === "over" ? "time-over" : phase);
  }

  return {
    /** The meeting as it is now; it may have been moved or cancelled since the room opened. */
    updateFacts(latest: RoomFacts) {
      facts = latest;
    },
    /** Whether the peer broker may connect this page: what hosts decided counts for more than the ticket. */
    mayConnect,
    /** What decides who may come in. */
    entryRules: () => ({ waitingRoom: facts.waitingRoom, rules }),
    enter,
    receive,
    lose,
    /** Once a second: frees seats that were kept long enough, and closes the door in time. */
    tick,
    stop: () => endForAll("server-stopped"),
    /** The room lives in another process now, which goes on with its log: all pages go there. */
    moveAway() {
      for (const visitor of visitors.values()) visitor.restart();
      visitors.clear();
    },
    isAtOnce: () => facts.openUntil !== undefined,
    isTaken: () => seats.list.length > 0,
    isEmpty: () => visitors.size === 0 && seats.list.length === 0,
    callKey: () => (seats.list.length > 0 ? recorder.key() : null),
    settled: () => Promise.all([recorder.settled(), desk.settled(), chat.settled()]),
  };
}
