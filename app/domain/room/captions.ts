import { nothingRecorded, type RecordingConsent, recordedPeople } from "../privacy/recording-consent.ts";

/**
 * Captions are asked for and answered as a recording is: everybody present says yes or no to one text, whoever comes
 * pauses them until they have, and a withdrawal ends them. Unlike a recording they may be of one person alone.
 */
export type CaptionsState = "off" | "waiting" | "on";

/** `waiting`: somebody has not answered, or nobody said yes. */
export function captionsState(consent: RecordingConsent): CaptionsState {
  if (consent.askedBy === null) return "off";
  if (Object.values(consent.present).includes("unasked")) return "waiting";
  return recordedPeople(consent).length > 0 ? "on" : "waiting";
}

/** Whether what this person says may be written down now. */
export function mayBeCaptioned(consent: RecordingConsent, participantId: string): boolean {
  return captionsState(consent) === "on" && consent.present[participantId] === "given";
}

export const noCaptions: RecordingConsent = nothingRecorded;

/** Letters of one caption. */
export const captionMax = 400;

/** How long a piece may be, and how long it is at least before a pause ends it. Milliseconds. */
export const pieceMs = { least: 1_200, most: 4_500, pause: 450 };
/** Levels of a microphone, 0 to 1, from which on somebody speaks; and how many of them make speech, of 20 a second. */
const loud = 0.3;
const loudOnes = 4;

export type Piece = { beganAt: number; lastLoudAt: number | null; louds: number };

export function newPiece(now: number): Piece {
  return { beganAt: now, lastLoudAt: null, louds: 0 };
}

/**
 * What to do with the piece that is being recorded, after one more level: go on, send it and begin the next, or throw it
 * away and begin the next, since nobody spoke in it.
 */
export function afterLevel(
  piece: Piece,
  level: number,
  now: number,
): { piece: Piece; act: "go-on" | "send" | "drop" } {
  const isLoud = level >= loud;
  const next: Piece = {
    ...piece,
    lastLoudAt: isLoud ? now : piece.lastLoudAt,
    louds: piece.louds + (isLoud ? 1 : 0),
  };
  const age = now - piece.beganAt;
  const quiet = now - (next.lastLoudAt ?? piece.beganAt);
  const isSpeech = next.louds >= loudOnes;
  if (age >= pieceMs.most) return { piece: newPiece(now), act: isSpeech ? "send" : "drop" };
  if (age >= pieceMs.least && quiet >= pieceMs.pause)
    return { piece: newPiece(now), act: isSpeech ? "send" : "drop" };
  return { piece: next, act: "go-on" };
}
