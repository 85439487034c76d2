import {
  afterRecordingEvent,
  type RecordingConsent,
  type RecordingEvent,
} from "#app/domain/privacy/recording-consent.ts";
import { captionMax, captionsState, mayBeCaptioned, noCaptions } from "#app/domain/room/captions.ts";
import type { Seat } from "#app/domain/room/seats.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { noteAnswer } from "./consent-answers.server.ts";
import { askedText } from "./consent-words.server.ts";
import type { Consent, DeskRoom, DeskServices } from "./recording-desk.server.ts";
import type { AskedText, CaptionsWord, ClientMessage, ServerMessage } from "./room-protocol.ts";

type CaptionsMessage = Extract<ClientMessage, { type: "captions" | "speech" }>;
type Speech = Extract<CaptionsMessage, { type: "speech" }>;

/** Pieces of one person that may be with the transcriber at once: what it does not manage is left out. */
const underWayMax = 2;
/** Pieces that one person may send in a minute; each is more than a second long. */
const piecesMax = 45;
const minuteMs = 60_000;
/** Answers in a row that did not come, after which it is said that there are no captions. */
const failuresMax = 3;

/**
 * Keeps watch over a room's captions: who said yes to them, and what of whom goes to the transcriber. Sound and text are
 * in memory while they pass, and nowhere else.
 */
export function createCaptionsDesk(services: DeskServices, room: DeskRoom) {
  const { clock, log, transcriber } = services;
  let consent: RecordingConsent = noCaptions;
  let askedBy: { id: string; name: string } | null = null;
  let asked: AskedText | null = null;
  let failed = false;
  let failures = 0;
  let told = "";
  let writing: Promise<void> = Promise.resolve();
  const underWay = new Map<string, number>();
  const pieces = new Map<string, number[]>();

  const word = (): CaptionsWord => ({
    type: "captions",
    state: captionsState(consent),
    by: askedBy,
    asked,
    answers: { ...consent.present },
    failed,
  });
  const tellAll = (message: ServerMessage) => {
    for (const seat of room.seats()) room.pageOf(seat)?.send(message);
  };

  function apply(event: RecordingEvent) {
    consent = afterRecordingEvent(consent, event);
    if (consent.askedBy === null) askedBy = asked = null;
  }

  /** Everybody hears each change once; while nobody wants captions, who is there is no change. */
  function tell() {
    const now = askedBy || failed ? JSON.stringify([consent, askedBy, failed]) : "";
    if (now === told) return;
    told = now;
    tellAll(word());
  }

  function change(event: RecordingEvent) {
    apply(event);
    tell();
  }

  function want(seat: Seat, wanted: boolean) {
    const { business } = room.facts();
    if (!wanted) {
      if (askedBy && (seat.id === askedBy.id || seat.role === "host")) change({ kind: "stopped" });
      return;
    }
    if (!transcriber || !business.captionsCalls || askedBy || room.call() === null) return;
    askedBy = { id: seat.id, name: seat.name };
    asked = askedText("captions", business);
    failed = false;
    failures = 0;
    change({ kind: "asked", textHash: asked.en.hash });
  }

  function answer(seat: Seat, said: Consent) {
    const call = room.call();
    const text = asked?.[said.locale];
    if (!call || !asked || text?.hash !== said.textHash) return;
    const before = consent.present[seat.id];
    if (before === said.answer || (said.answer === "withdrawn" && before !== "given")) return;
    const textHash = asked.en.hash;
    const participantId = seat.id;
    if (said.answer === "withdrawn") change({ kind: "withdrawn", participantId });
    else if (said.answer === "refused")
      change({ kind: "answered", participantId, answer: "refused", textHash });
    // A no holds at once, a yes once it is in the ledger.
    writing = writing
      .then(() => noteAnswer(services, { call, seat, purpose: "transcript", text: text.text, said }))
      .then(() => {
        if (said.answer === "given") change({ kind: "answered", participantId, answer: "given", textHash });
      })
      .catch((error: unknown) => log.error({ err: error }, "an answer about captions was not written"));
  }

  /** Whether one more piece of this person is taken now. */
  function isTaken(id: string): boolean {
    const now = clock.now();
    const lately = (pieces.get(id) ?? []).filter((at) => at > now - minuteMs);
    if (lately.length >= piecesMax || (underWay.get(id) ?? 0) >= underWayMax) return false;
    pieces.set(id, [...lately, now]);
    return true;
  }

  async function hearSpeech(seat: Seat, { sound, part }: Speech) {
    const { id } = seat;
    if (!transcriber || !mayBeCaptioned(consent, id) || !seat.microphone || !isTaken(id)) return;
    const at = clock.now();
    const question = consent.askedBy;
    underWay.set(id, (underWay.get(id) ?? 0) + 1);
    const said = await transcriber.write({ bytes: Buffer.from(part, "base64"), contentType: sound });
    underWay.set(id, (underWay.get(id) ?? 1) - 1);
    // Somebody may have said no meanwhile, or come: then nothing of it is shown.
    if (question !== consent.askedBy || !mayBeCaptioned(consent, id)) return;
    if (!said.ok) return fail(said.reason);
    failures = 0;
    const text = said.text.slice(0, captionMax);
    if (text !== "") tellAll({ type: "caption", id: randomId(), from: id, name: seat.name, text, at });
  }

  function fail(reason: string) {
    failures += 1;
    if (reason !== "refused" && failures < failuresMax) return;
    log.warn({ incident: reason }, "captions ended: the transcriber does not answer");
    failed = true;
    change({ kind: "stopped" });
  }

  return {
    follow() {
      const seats = room.seats();
      for (const { id } of seats)
        if (consent.present[id] === undefined) apply({ kind: "joined", participantId: id });
      for (const id of Object.keys(consent.present)) {
        if (seats.some((seat) => seat.id === id)) continue;
        apply({ kind: "left", participantId: id });
        pieces.delete(id);
      }
      // Whoever asked may leave: the others agreed to captions, not to them. With nobody there is nobody to ask.
      if (seats.length < 2 && askedBy) apply({ kind: "stopped" });
      tell();
    },
    greet(seat: Seat) {
      if (askedBy) room.pageOf(seat)?.send(word());
    },
    hear(seat: Seat, message: CaptionsMessage | Consent) {
      if (message.type === "captions") want(seat, message.wanted);
      else if (message.type === "consent") answer(seat, message);
      else void hearSpeech(seat, message);
    },
    stop: () => change({ kind: "stopped" }),
    settled: () => writing,
  };
}
