import { admissionWindow, roomPhase } from "#app/domain/room/admission-window.ts";
import type { Expected } from "#app/domain/room/call-state.ts";
import {
  type AwayCause,
  type Departure,
  type DepartureReason,
  freeAbandoned,
  freeSeat,
  noSeats,
  type Seats,
  showMedia,
  stepAway,
  takeSeat,
} from "#app/domain/room/seats.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { CallRecorder } from "./call-recorder.server.ts";
import { createDoorPatience } from "./door-patience.server.ts";
import { participantId } from "./participant.ts";
import type { ClientMessage, ServerMessage } from "./room-protocol.ts";
import type { RoomFacts } from "./room-repository.server.ts";
import type { RoomTicket } from "./room-ticket.server.ts";

/** One page's socket. `name` is what a guest typed; everyone else is called as in the booking. */
export type Visitor = {
  ticket: RoomTicket;
  name: string;
  knocking: boolean;
  send(message: ServerMessage): void;
  /** Ends the socket for good: the page will not come back by itself. */
  end(): void;
};

/** So many may wait at one door; more are not heard. */
export const knocksMax = 20;

type LiveRoomOptions = {
  facts: RoomFacts;
  recorder: CallRecorder;
  now(): number;
  /** Ends the peer's signalling and tells its room. */
  dismissPeer(peerId: string): void;
  /** A new ticket for a guest who was let in. */
  admittedTicket(ticket: RoomTicket): string;
};

export type LiveRoom = ReturnType<typeof createLiveRoom>;

/** One open room in this process: who is at which stage, who is told what, and what goes into the log. */
export function createLiveRoom(options: LiveRoomOptions) {
  const { recorder, now } = options;
  let { facts } = options;
  const life = randomId();
  const patience = createDoorPatience();
  let seats: Seats = noSeats;
  /** By peer id, which is one page: the same person may have a second page open in the lobby. */
  const visitors = new Map<string, Visitor>();

  const seatOf = (visitor: Visitor) => seats.list.find((seat) => seat.peerId === visitor.ticket.peerId);
  const knockers = () => [...visitors.values()].filter((visitor) => visitor.knocking);
  const hostPresent = () => seats.list.some((seat) => seat.role === "host" && !seat.away);

  function expected(): Expected[] {
    const host: Expected = { id: participantId("host", facts.host.id), name: facts.host.name, role: "host" };
    const booked = facts.attendees.map(
      ({ id, name }): Expected => ({ id: participantId("attendee", id), name, role: "attendee" }),
    );
    return [host, ...booked];
  }

  /** What is shown of a person: guests choose their name, nobody else can. */
  function nameOf({ ticket, name }: Visitor): string {
    return expected().find((person) => person.id === ticket.participantId)?.name ?? name;
  }

  function tellMembers(message: ServerMessage) {
    for (const visitor of visitors.values()) if (visitor.ticket.admitted) visitor.send(message);
  }

  function tellRoster() {
    const knocks = knockers().map((visitor) => ({ id: visitor.ticket.participantId, name: visitor.name }));
    const roster = {
      type: "roster" as const,
      seats: seats.list.map(({ joinedAt, ...seat }) => seat),
      expected: expected(),
      callStartedAt: recorder.startedAt(),
    };
    for (const visitor of visitors.values()) {
      const opensDoor = visitor.ticket.role === "host" && seatOf(visitor) !== undefined;
      if (visitor.ticket.admitted) visitor.send({ ...roster, knocks: opensDoor ? knocks : [] });
      else if (visitor.knocking) visitor.send({ type: "knocking", hostPresent: hostPresent() });
    }
  }

  function depart({ seat, at, reason }: Departure) {
    recorder.departed({ seat, at, reason }, seats.list.length);
    options.dismissPeer(seat.peerId);
    tellMembers({ type: "departed", id: seat.id, name: seat.name, reason });
  }

  function remove(id: string, reason: DepartureReason) {
    const freed = freeSeat(seats, id, reason, now());
    seats = freed.seats;
    if (freed.departure) depart(freed.departure);
  }

  function join(visitor: Visitor, { microphone, camera, name }: Extract<ClientMessage, { type: "join" }>) {
    const { participantId: id, role, peerId, admitted } = visitor.ticket;
    if (!admitted) return;
    if (name !== undefined) visitor.name = name;
    const shownName = nameOf(visitor);
    if (shownName === "") return;
    const before = seats.list.find((seat) => seat.id === id);
    const taken = takeSeat(seats, { id, role, name: shownName, peerId, microphone, camera }, now());
    seats = taken.seats;
    if (before && before.peerId !== peerId) replacePage(before.peerId);
    const seat = seats.list.find((candidate) => candidate.id === id);
    if (taken.came && seat) recorder.arrived(seat, seats.list, now());
    tellRoster();
  }

  /** The same person joined from another page: the older one ends, its calls too. */
  function replacePage(peerId: string) {
    const older = visitors.get(peerId);
    visitors.delete(peerId);
    options.dismissPeer(peerId);
    older?.send({ type: "ended", reason: "replaced" });
    older?.end();
  }

  function knock(visitor: Visitor, name: string) {
    if (visitor.ticket.admitted || (!visitor.knocking && knockers().length >= knocksMax)) return;
    if (patience.isClosedFor(visitor.ticket.participantId)) {
      return visitor.send({ type: "declined", final: true });
    }
    visitor.name = name;
    visitor.knocking = true;
    tellRoster();
  }

  function answerKnock(host: Visitor, id: string, admit: boolean) {
    if (host.ticket.role !== "host" || !seatOf(host)) return;
    const answered = knockers().filter((knocker) => knocker.ticket.participantId === id);
    // The same guest in two tabs is declined once.
    const final = !admit && answered.length > 0 && patience.decline(id);
    for (const visitor of answered) {
      visitor.knocking = false;
      if (!admit) {
        visitor.send({ type: "declined", final });
        continue;
      }
      visitor.ticket = { ...visitor.ticket, admitted: true };
      visitor.send({ type: "admitted", ticket: options.admittedTicket(visitor.ticket) });
    }
    tellRoster();
  }

  function endForAll(reason: "time-over" | "server-stopped" | "cancelled") {
    for (const seat of seats.list) remove(seat.id, reason === "cancelled" ? "left" : reason);
    for (const visitor of visitors.values()) {
      // Pages come back by themselves after a restart, so they are told nothing then.
      if (reason === "server-stopped") continue;
      visitor.send({ type: "ended", reason: reason === "cancelled" ? "cancelled" : "over" });
      visitor.end();
    }
  }

  function enter(visitor: Visitor) {
    visitors.set(visitor.ticket.peerId, visitor);
    const { participantId: id, peerId, admitted } = visitor.ticket;
    visitor.send({
      type: "welcome",
      id,
      peerId,
      admitted,
      now: now(),
      closesAt: admissionWindow(facts).closesAt,
      life,
    });
    tellRoster();
  }

  function receive(visitor: Visitor, message: ClientMessage) {
    const seat = seatOf(visitor);
    if (message.type === "join") join(visitor, message);
    else if (message.type === "knock") knock(visitor, message.name);
    else if (message.type === "admit") answerKnock(visitor, message.id, true);
    else if (message.type === "decline") answerKnock(visitor, message.id, false);
    else if (message.type === "signal") signal(visitor, message);
    else if (message.type === "bye") lose(visitor, "page-closed");
    else if (message.type === "media" && seat) {
      seats = showMedia(seats, seat.id, message);
      tellRoster();
    } else if (message.type === "leave" && seat) {
      remove(seat.id, "left");
      tellRoster();
    }
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
    if (phase === "over") endForAll("time-over");
    if (phase === "cancelled") endForAll("cancelled");
  }

  return {
    /** The meeting as it is now; it may have been moved or cancelled since the room opened. */
    updateFacts(latest: RoomFacts) {
      facts = latest;
    },
    enter,
    receive,
    lose,
    /** Once a second: frees seats that were kept long enough, and closes the door in time. */
    tick,
    stop: () => endForAll("server-stopped"),
    isEmpty: () => visitors.size === 0 && seats.list.length === 0,
    callKey: () => (seats.list.length > 0 ? recorder.key() : null),
    settled: () => recorder.settled(),
  };
}
