/** A short piece of one person's speech. */
export type SpokenPiece = { bytes: Uint8Array; contentType: SpokenType };

/** As browsers record it. */
export const spokenTypes = ["audio/webm", "audio/ogg", "audio/mp4"] as const;
export type SpokenType = (typeof spokenTypes)[number];

/**
 * What was said, "" where nothing was. `busy` and `unreachable` may pass; `refused` is a wrong address, key, model or
 * kind of sound, and does not pass by itself.
 */
export type Transcription =
  | { ok: true; text: string }
  | { ok: false; reason: "busy" | "unreachable" | "refused" };

/** Writes down what is said. Neither the sound nor the text is kept by it, or by whoever asks. */
export type Transcriber = {
  /** Answers within some seconds, whatever happens there; never throws. */
  write(piece: SpokenPiece): Promise<Transcription>;
};
