import { z } from "zod";
import { mayEnter, type RoomRules, type WaitingRoom } from "#app/domain/room/room-rules.ts";
import type { AwayCause } from "#app/domain/room/seats.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { BusTopic } from "#app/ports/bus.ts";
import type { LiveRoom } from "./live-room.server.ts";
import type { ClientMessage, ServerMessage } from "./room-protocol.ts";
import type { RoomTicket } from "./room-ticket.server.ts";
import type { Visitor } from "./visitor.ts";

/** What a page's socket is connected with: the room itself, or the way to it. */
export type RoomDoor = Pick<LiveRoom, "enter" | "receive" | "lose">;
type EntryRules = { waitingRoom: WaitingRoom; rules: RoomRules };

const page = z.string().max(40);
/** Processes of one instance speak so with each other; who speaks was checked by the bus. */
const wordSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("enter"), page, ticket: z.custom<RoomTicket>(isObject) }),
  z.object({ type: z.literal("word"), page, message: z.custom<ClientMessage>(isObject) }),
  z.object({ type: z.literal("lost"), page, cause: z.enum(["page-closed", "connection-lost"]) }),
  z.object({ type: z.literal("tell"), page, message: z.custom<ServerMessage>(isObject) }),
  z.object({ type: z.literal("end"), page }),
  z.object({ type: z.literal("restart"), page }),
  /** What hosts decided, so that the broker here knows whom it may connect. */
  z.object({
    type: z.literal("entry-rules"),
    room: z.string().max(64),
    entryRules: z.custom<EntryRules>(isObject),
  }),
  /** This process stops: whoever has pages in its rooms lets them come again. */
  z.object({ type: z.literal("leaving") }),
]);

type Hosted = { visitor: Visitor; room: string; node: string; ready: Promise<LiveRoom | null> };
type Away = { visitor: Visitor; node: string };

/**
 * Pages whose socket ends in one process while their room lives in another. Here are both ends: the way for our pages
 * to rooms elsewhere, and the places of their pages in rooms of ours.
 */
export function createDistantRooms(
  topic: BusTopic,
  openRoom: (ticket: RoomTicket) => Promise<LiveRoom | null>,
) {
  const away = new Map<string, Away>();
  const hosted = new Map<string, Hosted>();
  const entryRules = new Map<string, EntryRules>();

  function host(id: string, ticket: RoomTicket, node: string) {
    const say = (word: unknown) => topic.say(word, node);
    const visitor: Visitor = {
      ticket,
      name: "",
      knocking: false,
      send: (message) => say({ type: "tell", page: id, message }),
      end: () => say({ type: "end", page: id }),
      restart: () => say({ type: "restart", page: id }),
    };
    const ready = openRoom(ticket).then(
      (room) => {
        if (room) {
          say({ type: "entry-rules", room: ticket.room, entryRules: room.entryRules() });
          room.enter(visitor);
        } else visitor.restart();
        return room;
      },
      () => {
        visitor.restart();
        return null;
      },
    );
    hosted.set(id, { visitor, room: ticket.room, node, ready });
  }

  /** Words come in order and wait for the room to be open, in the same order. */
  const inRoom = (id: string, act: (room: LiveRoom, visitor: Visitor) => void) => {
    const found = hosted.get(id);
    if (found) void found.ready.then((room) => room && act(room, found.visitor));
  };

  function lose(id: string, cause: AwayCause) {
    inRoom(id, (room, visitor) => room.lose(visitor, cause));
    hosted.delete(id);
  }

  function forgetNode(node: string) {
    for (const [id, found] of hosted) if (found.node === node) lose(id, "connection-lost");
    for (const found of [...away.values()]) if (found.node === node) found.visitor.restart();
  }

  topic.onNode((node, is) => is === "gone" && forgetNode(node));
  topic.onWord((said, from) => {
    const { success, data: word } = wordSchema.safeParse(said);
    if (!success) return;
    if (word.type === "leaving") forgetNode(from);
    else if (word.type === "enter") host(word.page, word.ticket, from);
    else if (word.type === "word") inRoom(word.page, (room, visitor) => room.receive(visitor, word.message));
    else if (word.type === "lost") lose(word.page, word.cause);
    else if (word.type === "entry-rules") entryRules.set(word.room, word.entryRules);
    else {
      const visitor = away.get(word.page)?.visitor;
      if (word.type === "tell") visitor?.send(word.message);
      else if (word.type === "end") visitor?.end();
      else visitor?.restart();
    }
  });

  return {
    /** The way of one page to its room in another process. */
    doorTo(node: string): RoomDoor {
      const id = randomId();
      const say = (word: unknown) => topic.say(word, node);
      return {
        enter(visitor) {
          // A process that nobody knows any more still has its rooms for a moment: the page asks again.
          if (!topic.others().includes(node)) return visitor.restart();
          away.set(id, { visitor, node });
          say({ type: "enter", page: id, ticket: visitor.ticket });
        },
        receive: (_visitor, message) => say({ type: "word", page: id, message }),
        lose(visitor, cause) {
          if (!away.delete(id)) return;
          say({ type: "lost", page: id, cause });
          const { room } = visitor.ticket;
          if (![...away.values()].some((other) => other.visitor.ticket.room === room))
            entryRules.delete(room);
        },
      };
    },
    /** Whether the broker may connect this page to a room elsewhere; undefined where nothing is known of it. */
    mayConnect({ room, participantId, role, admitted }: RoomTicket): boolean | undefined {
      const found = entryRules.get(room);
      const person = { id: participantId, role, letIn: admitted };
      return found && mayEnter(found.waitingRoom, found.rules, person);
    },
    /** Hosts decided something: every process with pages in the room hears of it. */
    tellEntryRules(room: string, rules: EntryRules) {
      const nodes = new Set([...hosted.values()].filter((one) => one.room === room).map((one) => one.node));
      for (const node of nodes) topic.say({ type: "entry-rules", room, entryRules: rules }, node);
    },
    close: () => topic.say({ type: "leaving" }),
  };
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
