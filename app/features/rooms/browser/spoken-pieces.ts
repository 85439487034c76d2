import { afterLevel, newPiece } from "#app/domain/room/captions.ts";
import { type SpokenType, spokenTypes } from "#app/ports/transcriber.ts";
import { watchLevel } from "./level-meter.ts";

/** Speech is understood at less than this. Bits a second. */
const soundBits = 24_000;

/** What this browser can record of a voice; null where it can record none. */
export function spokenType(): SpokenType | null {
  if (typeof MediaRecorder === "undefined") return null;
  return spokenTypes.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/**
 * Cuts a microphone into pieces of some seconds, at pauses where there are any, and hands on those in which somebody
 * spoke. Each can be played alone. Returns what stops it; the piece that runs then is thrown away.
 */
export function recordPieces(
  track: MediaStreamTrack,
  type: SpokenType,
  onPiece: (piece: Blob) => void,
): () => void {
  const stream = new MediaStream([track]);
  let piece = newPiece(Date.now());
  let recorder = record();

  function record(): { end(send: boolean): void } {
    const running = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: soundBits });
    let wanted = false;
    running.ondataavailable = ({ data }) => {
      if (wanted && data.size > 0) onPiece(data);
    };
    running.start();
    return {
      end(send) {
        wanted = send;
        if (running.state !== "inactive") running.stop();
      },
    };
  }

  const stopWatching = watchLevel(track, (level) => {
    const next = afterLevel(piece, level, Date.now());
    piece = next.piece;
    if (next.act === "go-on") return;
    recorder.end(next.act === "send");
    if (track.readyState === "live") recorder = record();
  });
  return () => {
    stopWatching();
    recorder.end(false);
  };
}
