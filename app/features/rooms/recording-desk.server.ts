import {
  afterRecordingEvent,
  nothingRecorded,
  type RecordingConsent,
  type RecordingEvent,
  recordedPeople,
  recordingState,
} from "#app/domain/privacy/recording-consent.ts";
import type { Seat } from "#app/domain/room/seats.ts";
import { closeMedia, closeMediaOfRoom, insertMedia, uploadTokens } from "#app/features/media/media.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { CallKey } from "./call-log-repository.server.ts";
import { noteAnswer } from "./consent-answers.server.ts";
import { askedText } from "./consent-words.server.ts";
import { createPhotographDesk } from "./photograph-desk.server.ts";
import type { AskedText, ClientMessage, RecordingWord } from "./room-protocol.ts";
import type { RoomFacts } from "./room-repository.server.ts";
import type { Visitor } from "./visitor.ts";

/** What a live room lends to whoever keeps watch over its recording. */
export type DeskRoom = {
  facts(): RoomFacts;
  seats(): readonly Seat[];
  pageOf(seat: Seat): Visitor | undefined;
  /** The call that runs, and when its row is there. */
  call(): CallKey | null;
  callWritten(): Promise<void>;
};

export type DeskServices = Pick<Services, "database" | "jobs" | "clock" | "log" | "settings" | "transcriber">;
export type Consent = Extract<ClientMessage, { type: "consent" }>;
type RecordingMessage = Extract<ClientMessage, { type: "recording" | "photograph" | "consent" }>;

/** What is being recorded now: one stretch, by one page, of those who had said yes when it began. */
type Stretch = { id: string; peerId: string; people: string[]; granted: boolean };

/**
 * Keeps watch over what is recorded and photographed in a room. It alone knows who said yes, and it tells the database,
 * where uploads are taken or refused, the moment that changes. Each stretch between two changes is a recording of its own.
 */
export function createRecordingDesk(services: DeskServices, room: DeskRoom) {
  const { log } = services;
  const tokens = uploadTokens(services.settings.secret);
  const { id: bookingId, organizationId } = room.facts();
  let consent: RecordingConsent = nothingRecorded;
  let askedBy: { id: string; name: string } | null = null;
  let asked: AskedText | null = null;
  let stretch: Stretch | null = null;
  let told = "";
  /** Written one after the other, so that the last word stands. */
  let writing: Promise<void> = Promise.resolve();

  const write = (work: () => Promise<void>, onFailure: () => void = () => undefined) => {
    writing = writing.then(work).catch((error: unknown) => {
      log.error({ err: error }, "what may be recorded was not written");
      onFailure();
    });
  };
  // Whoever allowed what was recorded before this room opened is not known here.
  write(() => closeMediaOfRoom(services, { organizationId, bookingId }));
  const photographs = createPhotographDesk(services, room, write);

  const apply = (event: RecordingEvent) => {
    consent = afterRecordingEvent(consent, event);
    if (consent.askedBy === null) askedBy = asked = null;
  };

  /** Brings what is written in line with what people want. */
  function settle() {
    const recorder = room.seats().find(({ id }) => id === askedBy?.id);
    const call = room.call();
    const runs = recordingState(consent) === "recording" && recorder?.away?.cause !== "page-closed";
    if (stretch && !(runs && recorder?.peerId === stretch.peerId && stillAgreed(stretch))) endStretch();
    if (!stretch && runs && recorder && call) beginStretch(recorder, call);
    tell();
  }

  /** Nobody is in it who has not agreed, and nobody who has agreed since is left out. */
  function stillAgreed({ people }: Stretch): boolean {
    const agreed = recordedPeople(consent);
    const isGone = (id: string) => consent.present[id] === undefined;
    return (
      agreed.every((id) => people.includes(id)) && people.every((id) => agreed.includes(id) || isGone(id))
    );
  }

  function endStretch() {
    const { id } = stretch ?? { id: "" };
    stretch = null;
    write(() => closeMedia(services, organizationId, id));
  }

  function beginStretch(recorder: Seat, call: CallKey) {
    const begun: Stretch = {
      id: randomId(),
      peerId: recorder.peerId,
      people: recordedPeople(consent),
      granted: false,
    };
    stretch = begun;
    const { id, people } = begun;
    const open = async () => {
      await room.callWritten();
      if (stretch !== begun) return;
      await insertMedia(services, {
        ...{ ...call, id, people, kind: "recording", madeBy: recorder.id },
        now: services.clock.now(),
      });
      // Somebody may have said no meanwhile: then it is closed by what was written after this.
      begun.granted = stretch === begun;
      tell();
    };
    write(open, () => {
      if (stretch === begun) change({ kind: "stopped" });
    });
  }

  function wordFor(seat: Seat): RecordingWord {
    const mayUpload = stretch?.granted && stretch.peerId === seat.peerId;
    return {
      type: "recording",
      state: recordingState(consent),
      by: askedBy,
      asked,
      answers: { ...consent.present },
      upload: stretch && mayUpload ? { mediaId: stretch.id, token: tokens.issue(stretch.id) } : null,
    };
  }

  /** Everybody hears each change once; while nobody wants a recording, who is there is no change. */
  function tell() {
    const now = askedBy ? JSON.stringify([consent, askedBy, stretch]) : "";
    if (now === told) return;
    told = now;
    for (const seat of room.seats()) room.pageOf(seat)?.send(wordFor(seat));
  }

  function change(event: RecordingEvent) {
    apply(event);
    settle();
  }

  function want(seat: Seat, wanted: boolean) {
    const { business } = room.facts();
    if (seat.role !== "host") return;
    if (!wanted) return change({ kind: "stopped" });
    if (!business.recordsCalls || askedBy || room.call() === null) return;
    askedBy = { id: seat.id, name: seat.name };
    asked = askedText("recording", business);
    change({ kind: "asked", textHash: asked.en.hash });
  }

  function answer(seat: Seat, said: Consent) {
    const call = room.call();
    const text = asked?.[said.locale];
    if (!call || !asked || text?.hash !== said.textHash) return;
    const before = consent.present[seat.id];
    if (before === said.answer || (said.answer === "withdrawn" && before !== "given")) return;
    const note = () => noteAnswer(services, { call, seat, purpose: "recording", text: text.text, said });
    const textHash = asked.en.hash;
    if (said.answer === "withdrawn") change({ kind: "withdrawn", participantId: seat.id });
    else if (said.answer === "refused")
      change({ kind: "answered", participantId: seat.id, answer: "refused", textHash });
    // A no holds at once, a yes once it is in the ledger: nobody is recorded whose yes could not be shown.
    write(async () => {
      await note();
      if (said.answer === "given")
        change({ kind: "answered", participantId: seat.id, answer: "given", textHash });
    });
  }

  return {
    /** Whoever came, went, or turned a camera on or off. */
    follow() {
      const seats = room.seats();
      for (const { id } of seats)
        if (consent.present[id] === undefined) apply({ kind: "joined", participantId: id });
      for (const id of Object.keys(consent.present))
        if (!seats.some((seat) => seat.id === id)) apply({ kind: "left", participantId: id });
      if (askedBy && !seats.some(({ id }) => id === askedBy?.id)) apply({ kind: "stopped" });
      photographs.follow();
      settle();
    },
    /** A page that took its seat, anew or again, hears how it stands. */
    greet(seat: Seat) {
      if (askedBy) room.pageOf(seat)?.send(wordFor(seat));
    },
    hear(seat: Seat, message: RecordingMessage) {
      if (message.type === "recording") want(seat, message.wanted);
      else if (message.type === "photograph") photographs.want(seat, message.of);
      else if (message.about === "recording") answer(seat, message);
      else photographs.answer(seat, message);
    },
    /** The room closes: nothing is recorded in it any more. */
    stop() {
      change({ kind: "stopped" });
      write(() => closeMediaOfRoom(services, { organizationId, bookingId }));
    },
    settled: () => writing,
  };
}
