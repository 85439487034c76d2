import { z } from "zod";
import type { Expected, Knock } from "#app/domain/room/call-state.ts";
import type { DepartureReason, Seat, ShownSeat } from "#app/domain/room/seats.ts";
import { guestNameMax, signalBytesMax } from "./room-wire.ts";

/**
 * What a page in the room and the server say to each other, over one WebSocket at `/signal/room`. Media and chat do
 * not pass here: they go from browser to browser.
 */
const name = z.string().trim().min(1).max(guestNameMax);
const id = z.string().min(1).max(64);

export const clientMessage = z.discriminatedUnion("type", [
  /** Takes a seat; the name counts for guests alone. Said again after every new socket while in the call. */
  z.object({ type: z.literal("join"), microphone: z.boolean(), camera: z.boolean(), name: name.optional() }),
  /** A guest asks to be let in. */
  z.object({ type: z.literal("knock"), name }),
  z.object({ type: z.literal("admit"), id }),
  z.object({ type: z.literal("decline"), id }),
  /** Words about a connection that both pages have, for one other page of the room: see browser/renegotiation.ts. */
  z.object({ type: z.literal("signal"), to: id, body: z.string().min(1).max(signalBytesMax) }),
  z.object({ type: z.literal("media"), microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  /** Hangs up. */
  z.object({ type: z.literal("leave") }),
  /** The page is closing or loading anew. */
  z.object({ type: z.literal("bye") }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;

export type ServerMessage =
  /**
   * The first word on every socket. Times are epoch milliseconds of the server's clock, which `now` tells; `life` is
   * another one after the server restarted and forgot who was here.
   */
  | {
      type: "welcome";
      id: string;
      peerId: string;
      admitted: boolean;
      now: number;
      closesAt: number;
      life: string;
    }
  /** All that a person in the room may know, after every change. `expected` are those who were booked, here or not. */
  | {
      type: "roster";
      seats: ShownSeat[];
      expected: Expected[];
      knocks: Knock[];
      callStartedAt: number | null;
    }
  /** What another seated page said to this one; the server does not read it. */
  | { type: "signal"; from: string; body: string }
  | { type: "departed"; id: string; name: string; reason: DepartureReason }
  /** The guest's knock stands; `hostPresent` tells whether anyone can open. */
  | { type: "knocking"; hostPresent: boolean }
  /** A ticket that opens the peer broker too. */
  | { type: "admitted"; ticket: string }
  /** `final` when further knocks of this guest will not be heard. */
  | { type: "declined"; final: boolean }
  | { type: "ended"; reason: "over" | "replaced" | "cancelled" }
  /** Every few seconds, so that a page notices a dead connection. */
  | { type: "beat" };

/** `RTCIceServer`, as far as we give it. */
export type IceServer = { urls: string[]; username?: string; credential?: string };

/** The answer of `POST /room/:id/ticket`. */
export type TicketAnswer =
  | {
      ok: true;
      ticket: string;
      peerId: string;
      participantId: string;
      role: Seat["role"];
      admitted: boolean;
      iceServers: IceServer[];
      /** How long their credentials open new ways, in milliseconds; null when there are none. */
      iceTtlMs: number | null;
      /** The business lets calls go by the relay alone, so that nobody learns another's network address. */
      relayOnly: boolean;
    }
  | { ok: false; reason: TicketRefusal };

export type TicketRefusal = "unknown" | "cancelled" | "early" | "over";
