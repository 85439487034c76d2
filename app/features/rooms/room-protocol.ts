import { z } from "zod";
import type { RecordingState } from "#app/domain/privacy/recording-consent.ts";
import { figureBuckets } from "#app/domain/room/call-figures.ts";
import type { Expected, Knock, Meeting } from "#app/domain/room/call-state.ts";
import type { CaptionsState } from "#app/domain/room/captions.ts";
import type { HostCommand } from "#app/domain/room/room-rules.ts";
import type { DepartureReason, Seat, ShownSeat } from "#app/domain/room/seats.ts";
import { type Locale, locales } from "#app/messages/locale.ts";
import { spokenTypes } from "#app/ports/transcriber.ts";
import {
  boardPartLetters,
  boardVectorLetters,
  chatTextMax,
  guestNameMax,
  reactions,
  signalBytesMax,
  speechLettersMax,
} from "./room-wire.ts";

/**
 * What a page in the room and the server say to each other, over one WebSocket at `/signal/room`. Media and files do
 * not pass here: they go from browser to browser, and so does the whiteboard, of which the server holds a copy.
 */
const name = z.string().trim().min(1).max(guestNameMax);
const id = z.string().min(1).max(64);
const text = z.string().trim().min(1).max(chatTextMax);
const base64 = (lettersMax: number) => z.string().min(1).max(lettersMax).base64();
const about = <Type extends string>(type: Type) => z.object({ type: z.literal(type), id });

const hostCommand = z.discriminatedUnion("type", [
  about("admit"),
  about("decline"),
  z.object({ type: z.literal("admit-all") }),
  z.object({ type: z.literal("tell-waiting"), text }),
  z.object({ type: z.literal("lock"), locked: z.boolean() }),
  z.object({ type: z.literal("mute"), id: id.nullable() }),
  about("stop-screen"),
  about("lower-hand"),
  about("remove"),
  about("readmit"),
  z.object({ type: z.literal("co-host"), id, on: z.boolean() }),
  z.object({ type: z.literal("end") }),
  z.object({ type: z.literal("extend") }),
]) satisfies z.ZodType<HostCommand>;

export const clientMessage = z.discriminatedUnion("type", [
  /**
   * Takes a seat; the name counts for guests alone. Said again after every new socket while in the call. Whoever sits in
   * the room by another page that lives is asked which first: `takeOver` says that it is this one.
   */
  z.object({
    type: z.literal("join"),
    microphone: z.boolean(),
    camera: z.boolean(),
    name: name.optional(),
    takeOver: z.boolean().default(false),
  }),
  /** Asks to be let in. The name counts for guests alone. */
  z.object({ type: z.literal("knock"), name: name.optional() }),
  /** Words about a connection that both pages have, for one other page of the room: see browser/renegotiation.ts. */
  z.object({ type: z.literal("signal"), to: id, body: z.string().min(1).max(signalBytesMax) }),
  z.object({ type: z.literal("media"), microphone: z.boolean(), camera: z.boolean(), screen: z.boolean() }),
  z.object({ type: z.literal("hand"), up: z.boolean() }),
  z.object({ type: z.literal("react"), reaction: z.enum(reactions) }),
  /** `id` is the page's own number for it, so that a line said twice after a broken connection stands once. */
  z.object({ type: z.literal("chat"), id, text }),
  /** Asks for what this page lacks of the whiteboard; the bytes are Yjs's own, as are those below. */
  z.object({ type: z.literal("board-read"), vector: base64(boardVectorLetters) }),
  /** What was drawn here, in parts; the last one completes it. */
  z.object({ type: z.literal("board-write"), part: base64(boardPartLetters), last: z.boolean() }),
  /** A host wants a picture of the whiteboard to be kept with the meeting. */
  z.object({ type: z.literal("board-keep") }),
  z.object({ type: z.literal("command"), command: hostCommand }),
  /** A host wants the call to be recorded, or not any more. */
  z.object({ type: z.literal("recording"), wanted: z.boolean() }),
  /** Wants a photograph of somebody, who is asked. */
  z.object({ type: z.literal("photograph"), of: id }),
  /** Somebody wants captions, or not any more. */
  z.object({ type: z.literal("captions"), wanted: z.boolean() }),
  /** Some seconds of what this page's person said, for captions. It goes to the transcriber and nowhere else. */
  z.object({ type: z.literal("speech"), sound: z.enum(spokenTypes), part: base64(speechLettersMax) }),
  /** What somebody answers to being recorded, to captions, or to one photograph by its id, to the text that they were shown. */
  z.object({
    type: z.literal("consent"),
    about: z.union([z.literal("recording"), z.literal("captions"), id]),
    answer: z.enum(["given", "refused", "withdrawn"]),
    textHash: z.string().length(64),
    locale: z.enum(locales),
  }),
  /** How the lines of this page were so far; the last word before the seat is free counts, as a number of nobody. */
  z.object({
    type: z.literal("line"),
    figures: z.strictObject({
      loss: z.enum(figureBuckets.loss),
      delay: z.enum(figureBuckets.delay),
      first: z.enum(figureBuckets.first),
      breaks: z.enum(figureBuckets.breaks),
      way: z.enum(figureBuckets.way),
    }),
  }),
  /** Hangs up. */
  z.object({ type: z.literal("leave") }),
  /** The page is closing or loading anew. */
  z.object({ type: z.literal("bye") }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;
/** As pages say it. */
export type ClientWords = z.input<typeof clientMessage>;

/** Something said in writing. `at` is epoch milliseconds of the server. */
export type WrittenLine = { id: string; from: string; name: string; text: string; at: number };

export type ServerMessage =
  /**
   * The first word on every socket. Times are epoch milliseconds of the server's clock, which `now` tells; `life` is
   * another one after the server restarted and forgot who was here.
   */
  | { type: "welcome"; id: string; peerId: string; admitted: boolean; now: number; life: string }
  /** All that a person in the room may know, after every change. `expected` are those who were booked, here or not. */
  | {
      type: "roster";
      seats: ShownSeat[];
      expected: Expected[];
      /** For those who lead alone, as are `keptOut`. */
      knocks: Knock[];
      keptOut: Knock[];
      callStartedAt: number | null;
      meeting: Meeting;
    }
  /** What another seated page said to this one; the server does not read it. */
  | { type: "signal"; from: string; body: string }
  | { type: "departed"; id: string; name: string; reason: DepartureReason }
  /** The knock stands; `hostPresent` tells whether anyone can open. */
  | { type: "knocking"; hostPresent: boolean; locked: boolean }
  /** What a host says to those who wait. */
  | { type: "told"; from: string; text: string }
  /** The seat is taken by another page of the same person, which lives; this one has none. */
  | { type: "elsewhere" }
  /** A ticket that opens the peer broker too. */
  | { type: "admitted"; ticket: string }
  /** `final` when further knocks will not be heard. */
  | { type: "declined"; final: boolean }
  /** A host asks for silence, or for the end of a shared screen. The page does it by itself. */
  | { type: "asked"; to: "mute" | "stop-screen" | "lower-hand"; by: string }
  | { type: "reacted"; id: string; reaction: (typeof reactions)[number] }
  | { type: "written"; lines: WrittenLine[] }
  /** Somebody draws on the whiteboard, or has before this page came. */
  | { type: "board-begun" }
  /** A part of what this page lacks of the whiteboard; the last one tells with its vector what the server has. */
  | { type: "board-copy"; part: string; vector: string | null }
  /** The server did not take what was drawn; those present have it all the same. */
  | { type: "board-refused"; because: "too-much" | "full" }
  /** A picture of the whiteboard is kept with the meeting: everybody hears it, and who keeps it can upload it for half a minute. */
  | { type: "board-kept"; by: string; outcome: BoardOutcome; upload: Upload | null }
  | RecordingWord
  | CaptionsWord
  /** What somebody has just said. `at` is epoch milliseconds of the server. */
  | { type: "caption"; id: string; from: string; name: string; text: string; at: number }
  /** Somebody wants to photograph the one who hears this; `id` names this one photograph in the answer. */
  | { type: "photograph-asked"; id: string; by: string; asked: AskedText }
  /** What became of the wish to photograph somebody; once it is granted it can be uploaded for half a minute. */
  | { type: "photograph"; of: string; name: string; outcome: PhotographOutcome; upload: Upload | null }
  /** Heard by whom it shows: it is being taken. */
  | { type: "photographed"; by: string }
  /** What became of a host's wish for more time. */
  | { type: "extended"; outcome: ExtendOutcome }
  | { type: "ended"; reason: "over" | "replaced" | "cancelled" | "removed" | "ended-by-host" }
  /** Every few seconds, so that a page notices a dead connection. */
  | { type: "beat" };

/** How it stands with the recording. `answers` are those of everybody present, by their ids. */
export type RecordingWord = {
  type: "recording";
  state: RecordingState;
  /** Who asked for it, and records in their browser; null while nobody does. */
  by: { id: string; name: string } | null;
  asked: AskedText | null;
  answers: Record<string, RecordingAnswer>;
  /** For the page that records alone, and only while it may. */
  upload: Upload | null;
};

/** How it stands with captions. `answers` are those of everybody present, by their ids. */
export type CaptionsWord = {
  type: "captions";
  state: CaptionsState;
  by: { id: string; name: string } | null;
  asked: AskedText | null;
  answers: Record<string, RecordingAnswer>;
  /** They ended because the transcriber does not answer. */
  failed: boolean;
};

export type RecordingAnswer = "unasked" | "given" | "refused";
/** `no-call`: nobody else has come yet, so there is no call that it could lie with. */
export type BoardOutcome = "kept" | "no-call" | "not-allowed";
export type PhotographOutcome = "asked" | "granted" | "refused" | "camera-off" | "not-allowed";

/** A text in each language with its SHA-256, which an answer names. */
export type AskedText = Record<Locale, { text: string; hash: string }>;

/** Lets the page that holds it upload to `POST /room/media/:mediaId/:seq`. */
export type Upload = { mediaId: string; token: string };

/** More time is given, or the host's next booking stands in the way, or the meeting cannot be made longer any more. */
export type ExtendOutcome = "extended" | "taken" | "too-long";

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

export type TicketRefusal = "unknown" | "cancelled" | "early" | "over" | "removed";
