import { type RoomRules, rulesAfter } from "#app/domain/room/room-rules.ts";
import { createDoorPatience } from "./door-patience.server.ts";
import type { RoomTicket } from "./room-ticket.server.ts";
import type { Visitor } from "./visitor.ts";

/** So many may wait at one door; more are not heard. */
export const knocksMax = 20;

type DoorOptions = {
  rules(): RoomRules;
  setRules(rules: RoomRules): void;
  /** Those who knock now. */
  knocking(): Visitor[];
  comesIn(visitor: Visitor): boolean;
  nameOf(visitor: Visitor): string;
  /** A new ticket for somebody who was let in. */
  admittedTicket(ticket: RoomTicket): string;
  tellRoster(): void;
};

/** The door of a live room: who knocks at it, and what they are answered. */
export function createDoor({ rules, setRules, knocking, ...options }: DoorOptions) {
  const patience = createDoorPatience();
  const knocksOf = (id: string) => knocking().filter((visitor) => visitor.ticket.participantId === id);
  return {
    knock(visitor: Visitor, name: string | undefined) {
      if (options.comesIn(visitor) || (!visitor.knocking && knocking().length >= knocksMax)) return;
      const { participantId: id } = visitor.ticket;
      if (patience.isClosedFor(id) || rules().keptOut.includes(id)) {
        return visitor.send({ type: "declined", final: true });
      }
      if (name !== undefined) visitor.name = name;
      if (options.nameOf(visitor) === "") return;
      visitor.knocking = true;
      options.tellRoster();
    },
    admit(id: string) {
      const answered = knocksOf(id);
      if (answered.length === 0) return;
      for (const visitor of answered) {
        visitor.knocking = false;
        visitor.ticket = { ...visitor.ticket, admitted: true };
        visitor.send({ type: "admitted", ticket: options.admittedTicket(visitor.ticket) });
      }
      setRules(rulesAfter(rules(), { type: "admit", id }, []));
    },
    decline(id: string) {
      const answered = knocksOf(id);
      // The same person in two tabs is declined once.
      const final = answered.length > 0 && patience.decline(id);
      for (const visitor of answered) {
        visitor.knocking = false;
        visitor.send({ type: "declined", final });
      }
      options.tellRoster();
    },
  };
}
