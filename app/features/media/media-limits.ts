import type { MediaKind } from "#app/platform/database/generated/enums.ts";

/** What one upload may hold. A recorder sends 1.5 seconds at a time: far less, unless it had to wait. */
export const partBytesMax = 1024 * 1024;
/** Ten hours at the recorder's rate. */
export const recordingBytesMax = 6 * 1024 ** 3;
export const pictureBytesMax = 1024 * 1024;
/** How long the leave for a picture lets it be sent: a yes to a photograph, a host's wish for a whiteboard. Milliseconds. */
export const pictureMs = 30_000;

/** A photograph or a whiteboard, which is whole with its one part. */
export const isPicture = (kind: MediaKind): boolean => kind !== "recording";

export type MediaType = "video/webm" | "video/mp4" | "image/jpeg" | "image/webp";

/**
 * The type that the first bytes show; null for any other. What a page says of its bytes counts for nothing. Pictures
 * with what a camera writes beside them (EXIF, XMP) are of no type: pages draw theirs anew, which leaves that out.
 */
export function typeOf(kind: MediaKind, bytes: Buffer): MediaType | null {
  if (bytes.length < 24) return null;
  if (kind === "recording") {
    if (bytes.readUInt32BE(0) === 0x1a45dfa3) return "video/webm";
    return bytes.toString("latin1", 4, 8) === "ftyp" ? "video/mp4" : null;
  }
  if (bytes.readUInt16BE(0) === 0xffd8) return bytes.includes("Exif\0") ? null : "image/jpeg";
  const isWebp = bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
  // The extended form says in its flags whether EXIF (8) or XMP (4) follow the picture.
  const extras = bytes.toString("latin1", 12, 16) === "VP8X" ? (bytes[20] ?? 0) & 0x0c : 0;
  return isWebp && extras === 0 ? "image/webp" : null;
}
