import type { CallState } from "#app/domain/room/call-state.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { ClientMessage, RecordingWord, ServerMessage, Upload } from "../room-protocol.ts";
import type { RecordedSource } from "./call-picture.ts";
import { type CallRecorder, recordingType, startCallRecorder } from "./call-recorder.ts";
import type { DeviceKind } from "./local-media.ts";
import type { RemoteMedia } from "./media-transport.ts";
import { createPartUpload, type PartUpload } from "./part-upload.ts";
import { createPhotographs } from "./photographs.ts";
import { createStore, type Store } from "./store.ts";

const ours = ["recording", "photograph", "photograph-asked", "photographed"] as const;
type RecordingMessage = Extract<ServerMessage, { type: (typeof ours)[number] }>;

/** What the server says of recordings and photographs. */
export function isOfRecording(message: ServerMessage): message is RecordingMessage {
  return ours.some((type) => type === message.type);
}

type Answer = "given" | "refused" | "withdrawn";

export type RecordingState = {
  /** How it stands, as the server says; null while nobody wants a recording. */
  word: RecordingWord | null;
  /** It has just ended, which is said once. */
  ended: boolean;
  /** The server took no more of it. */
  failed: boolean;
};

type RoomRecordingOptions = {
  send(message: ClientMessage): void;
  call: Store<CallState>;
  remotes: Store<Record<string, RemoteMedia>>;
  /** What the others get of this page's devices. */
  track(kind: DeviceKind): MediaStreamTrack | null;
  screen: Store<MediaStream | null>;
  /** Pictures of the others are wanted though nobody looks at this page. */
  lookOn(on: boolean): void;
};

type Running = { mediaId: string; recorder: CallRecorder; upload: PartUpload };

/** How long a stopped recording may take to send its last slices before the server is told. Milliseconds. */
const lastSlicesMs = 5_000;

/**
 * The recording of the call, as this page takes part in it: what it is asked and answers, and, where it is the page that
 * records, the recorder itself. The server says who may be in it; whoever may not is neither drawn nor heard.
 */
export function createRoomRecording(options: RoomRecordingOptions) {
  const { send, call } = options;
  const store = createStore<RecordingState>({ word: null, ended: false, failed: false });
  const photographs = createPhotographs({ send, pictureOf: (id) => pictureOf(id) });
  let running: Running | null = null;

  function pictureOf(id: string): MediaStreamTrack | null {
    const seat = call.get().others.find((other) => other.id === id);
    const stream = seat?.camera ? options.remotes.get()[seat.peerId]?.stream : null;
    return stream?.getVideoTracks()[0] ?? null;
  }

  /** Who said yes and is here, with what they show. */
  function sources(): RecordedSource[] {
    const answers = store.get().word?.answers ?? {};
    const { mySeat, others } = call.get();
    const mine: RecordedSource[] =
      mySeat && answers[mySeat.id] === "given"
        ? [
            ...screenOf(mySeat.id, mySeat.name, options.screen.get()),
            {
              key: mySeat.id,
              name: mySeat.name,
              picture: options.track("camera"),
              sound: mySeat.microphone ? options.track("microphone") : null,
            },
          ]
        : [];
    const theirs = others.flatMap((seat): RecordedSource[] => {
      if (answers[seat.id] !== "given") return [];
      const remote = options.remotes.get()[seat.peerId];
      const sound = remote?.stream?.getAudioTracks()[0] ?? null;
      return [
        ...screenOf(seat.id, seat.name, seat.screen ? (remote?.screen ?? null) : null),
        { key: seat.id, name: seat.name, picture: pictureOf(seat.id), sound },
      ];
    });
    return [...mine, ...theirs];
  }

  function begin(upload: Upload) {
    const parts = createPartUpload(upload, () => {
      // A no of somebody comes by the socket, too, and is no failure.
      setTimeout(() => {
        if (running?.mediaId === upload.mediaId) fail();
      }, 1_000);
    });
    const recorder = startCallRecorder(sources, parts.add);
    if (!recorder) return fail();
    running = { mediaId: upload.mediaId, recorder, upload: parts };
    options.lookOn(true);
  }

  function fail() {
    void end(false);
    store.update((state) => ({ ...state, failed: true }));
    send({ type: "recording", wanted: false });
  }

  /** `keeps`: what is recorded up to now is still wanted. */
  async function end(keeps: boolean) {
    const ending = running;
    running = null;
    options.lookOn(false);
    if (!ending) return;
    if (!keeps) ending.upload.abort();
    await ending.recorder.stop();
    await Promise.race([
      ending.upload.settled(),
      new Promise((resolve) => setTimeout(resolve, lastSlicesMs)),
    ]);
  }

  function hearWord(word: RecordingWord) {
    const before = store.get().word;
    const standing = word.by ? word : null;
    store.update(({ failed }) => ({
      word: standing,
      ended: before !== null && standing === null,
      failed: failed && standing === null,
    }));
    if (running && running.mediaId !== word.upload?.mediaId) void end(false);
    if (word.upload && running?.mediaId !== word.upload.mediaId) begin(word.upload);
    running?.recorder.follow();
  }

  return {
    store,
    photographs: photographs.store,
    supported: recordingType() !== null,
    hear(message: RecordingMessage) {
      if (message.type === "recording") hearWord(message);
      else photographs.hear(message);
    },
    async want(wanted: boolean) {
      store.update((state) => ({ ...state, ended: false, failed: false }));
      if (!wanted) await end(true);
      send({ type: "recording", wanted });
    },
    answer(answer: Answer, locale: Locale) {
      const asked = store.get().word?.asked?.[locale];
      if (asked) send({ type: "consent", about: "recording", answer, textHash: asked.hash, locale });
    },
    photograph: photographs.want,
    answerPhotograph: photographs.answer,
    close() {
      void end(false);
    },
  };
}

function screenOf(id: string, name: string, stream: MediaStream | null): RecordedSource[] {
  const picture = stream?.getVideoTracks()[0];
  const sound = stream?.getAudioTracks()[0] ?? null;
  return picture ? [{ key: `${id}-screen`, name, picture, sound }] : [];
}
