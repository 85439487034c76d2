import type { Locale } from "#app/messages/locale.ts";
import type { AskedText, ClientMessage, PhotographOutcome, ServerMessage, Upload } from "../room-protocol.ts";
import { createPartUpload } from "./part-upload.ts";
import { createStore } from "./store.ts";

export type PhotographNotice = {
  id: number;
  name: string;
  kind: PhotographOutcome | "kept" | "failed" | "of-you";
};

export type PhotographsState = {
  /** What this person is asked, the earliest first. */
  asks: readonly { id: string; by: string; asked: AskedText }[];
  /** The latest thing that is worth saying. */
  notice: PhotographNotice | null;
};

type PhotographsOptions = {
  send(message: ClientMessage): void;
  /** The picture of somebody whose camera is on. */
  pictureOf(id: string): MediaStreamTrack | null;
};

type PhotographMessage = Extract<ServerMessage, { type: "photograph" | "photograph-asked" | "photographed" }>;

/** The server takes no larger one. */
const photographBytesMax = 1024 * 1024;
const noticeMs = 8_000;

/** Photographs of others that this page takes, and what it is asked about those of its own person. */
export function createPhotographs({ send, pictureOf }: PhotographsOptions) {
  const store = createStore<PhotographsState>({ asks: [], notice: null });
  let noticesMade = 0;

  function say(kind: PhotographNotice["kind"], name: string) {
    noticesMade += 1;
    const notice = { id: noticesMade, kind, name };
    store.update((state) => ({ ...state, notice }));
    setTimeout(() => {
      store.update((state) => (state.notice === notice ? { ...state, notice: null } : state));
    }, noticeMs);
  }

  async function take(id: string, name: string, upload: Upload) {
    const track = pictureOf(id);
    const picture = track ? await pictureFrom(track) : null;
    if (!picture) return say("failed", name);
    let refused = false;
    const parts = createPartUpload(upload, () => {
      refused = true;
    });
    parts.add(picture);
    await parts.settled();
    say(refused ? "failed" : "kept", name);
  }

  return {
    store,
    hear(message: PhotographMessage) {
      if (message.type === "photograph-asked") {
        const { id, by, asked } = message;
        store.update((state) => ({ ...state, asks: [...state.asks, { id, by, asked }] }));
      } else if (message.type === "photographed") say("of-you", message.by);
      else {
        say(message.outcome, message.name);
        if (message.upload) void take(message.of, message.name, message.upload);
      }
    },
    want(of: string) {
      send({ type: "photograph", of });
    },
    answer(id: string, answer: "given" | "refused", locale: Locale) {
      const ask = store.get().asks.find((one) => one.id === id);
      store.update((state) => ({ ...state, asks: state.asks.filter((one) => one.id !== id) }));
      if (ask) send({ type: "consent", about: id, answer, textHash: ask.asked[locale].hash, locale });
    },
  };
}

/** One picture of a running track, drawn anew: nothing but the picture is in it. */
async function pictureFrom(track: MediaStreamTrack): Promise<Blob | null> {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    if (video.videoWidth === 0)
      await new Promise((resolve) => video.addEventListener("resize", resolve, { once: true }));
    const canvas = document.createElement("canvas");
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    const inQuality = (quality: number) =>
      new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    const picture = await inQuality(0.9);
    return picture && picture.size > photographBytesMax ? await inQuality(0.6) : picture;
  } catch {
    return null;
  } finally {
    video.srcObject = null;
  }
}
