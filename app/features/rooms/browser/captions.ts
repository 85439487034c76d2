import type { CallState } from "#app/domain/room/call-state.ts";
import { mayBeCaptioned } from "#app/domain/room/captions.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { CaptionsWord, ClientMessage, ServerMessage } from "../room-protocol.ts";
import { speechLettersMax } from "../room-wire.ts";
import { recordPieces, spokenType } from "./spoken-pieces.ts";
import { createStore, type Store } from "./store.ts";

export type CaptionLine = { id: string; from: string; name: string; text: string };

export type CaptionsState = {
  /** How it stands, as the server says; null while nobody wants captions. */
  word: CaptionsWord | null;
  lines: readonly CaptionLine[];
  /** The transcriber does not answer. */
  failed: boolean;
};

/** So many are shown at once, each for so long. Milliseconds. */
const linesMax = 3;
const lineMs = 9_000;

type CaptionsOptions = {
  send(message: ClientMessage): void;
  call: Store<CallState>;
  /** What the others get of this page's microphone. */
  microphone(): MediaStreamTrack | null;
};

type CaptionsMessage = Extract<ServerMessage, { type: "captions" | "caption" }>;

/** What the server says of captions. */
export function isOfCaptions(message: ServerMessage): message is CaptionsMessage {
  return message.type === "captions" || message.type === "caption";
}

/**
 * Captions as this page takes part in them: what it is asked and answers, what it hears of others, and, while its own
 * person agrees and their microphone is on, the pieces of their speech that it sends.
 */
export function createCaptions({ send, call, microphone }: CaptionsOptions) {
  const store = createStore<CaptionsState>({ word: null, lines: [], failed: false });
  const type = spokenType();
  let running: { track: MediaStreamTrack; stop(): void } | null = null;

  /** The track that may be sent now; null for none. */
  function allowed(): MediaStreamTrack | null {
    const { word } = store.get();
    const { mySeat, phase } = call.get();
    if (!word || !mySeat?.microphone || phase !== "in-call") return null;
    const consent = { askedBy: { textHash: "" }, present: word.answers };
    return word.state === "on" && mayBeCaptioned(consent, mySeat.id) ? microphone() : null;
  }

  function follow() {
    const track = allowed();
    if (track === (running?.track ?? null)) return;
    running?.stop();
    running = track && type ? { track, stop: recordPieces(track, type, (piece) => void say(piece)) } : null;
  }

  async function say(piece: Blob) {
    const bytes = new Uint8Array(await piece.arrayBuffer());
    const part = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
    // The answer may have changed since it was spoken.
    if (type && part.length <= speechLettersMax && allowed()) send({ type: "speech", sound: type, part });
  }

  function show({ id, from, name, text }: Extract<CaptionsMessage, { type: "caption" }>) {
    store.update((state) => ({
      ...state,
      lines: [...state.lines, { id, from, name, text }].slice(-linesMax),
    }));
    setTimeout(
      () => store.update((state) => ({ ...state, lines: state.lines.filter((line) => line.id !== id) })),
      lineMs,
    );
  }

  const stopFollowing = call.subscribe(follow);
  return {
    store,
    supported: type !== null,
    hear(message: CaptionsMessage) {
      if (message.type === "caption") return show(message);
      const word = message.by ? message : null;
      store.update(({ lines }) => ({ word, failed: message.failed, lines: word ? lines : [] }));
      follow();
    },
    /** The microphone is another one, or none. */
    follow,
    want(wanted: boolean) {
      send({ type: "captions", wanted });
    },
    answer(answer: "given" | "refused" | "withdrawn", locale: Locale) {
      const asked = store.get().word?.asked?.[locale];
      if (asked) send({ type: "consent", about: "captions", answer, textHash: asked.hash, locale });
      // Not one word more, whenever the server hears of it.
      if (answer !== "given") running?.stop();
      if (answer !== "given") running = null;
    },
    close() {
      stopFollowing();
      running?.stop();
      running = null;
    },
  };
}
