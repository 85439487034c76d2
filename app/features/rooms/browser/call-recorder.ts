import { createCallPicture, type RecordedSource } from "./call-picture.ts";
import { createCallSound } from "./call-sound.ts";

/** What a crash loses at most, beside what is on its way. Milliseconds. */
const sliceMs = 1_500;
const headBytesMin = 256;

/** WebM first: of it a beginning that was cut off anywhere can be played. */
const types = [
  "video/webm;codecs=vp8,opus",
  "video/webm;codecs=vp9,opus",
  "video/webm",
  "video/mp4;codecs=avc1.64003E,mp4a.40.2",
  "video/mp4",
];

export function recordingType(): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

export type CallRecorder = {
  /** Brings sound in line with who is recorded now, rather than a moment later. */
  follow(): void;
  /** Resolves when the last slice was handed over. */
  stop(): Promise<void>;
};

/** Records one stretch of the call in this browser, and hands over what it has every moment. */
export function startCallRecorder(
  sources: () => readonly RecordedSource[],
  onSlice: (slice: Blob) => void,
): CallRecorder | null {
  const mimeType = recordingType();
  if (!mimeType) return null;
  const picture = createCallPicture(sources);
  const sound = createCallSound(sources);
  const tracks = [picture.track, sound.track].filter((track) => track !== null);
  const recorder = new MediaRecorder(new MediaStream(tracks), {
    mimeType,
    videoBitsPerSecond: 1_200_000,
    audioBitsPerSecond: 64_000,
  });
  const stopped = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
    recorder.onerror = () => resolve();
  });
  // The first slice of a busy machine may hold less than what tells the server what it is.
  let held: Blob[] = [];
  let heldBytes = 0;
  let begun = false;
  recorder.ondataavailable = ({ data }) => {
    if (data.size === 0) return;
    if (begun) return onSlice(data);
    held.push(data);
    heldBytes += data.size;
    begun = heldBytes >= headBytesMin;
    if (begun) onSlice(new Blob(held));
    if (begun) held = [];
  };
  recorder.start(sliceMs);
  return {
    follow: sound.follow,
    async stop() {
      if (recorder.state !== "inactive") {
        recorder.stop();
        await stopped;
      }
      picture.close();
      sound.close();
    },
  };
}
