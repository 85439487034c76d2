/** Files that people in a room give each other, from browser to browser: what is said about them, and how they are put together. */

/** Ten megabytes, as people count them. */
export const fileBytesMax = 10_000_000;
/** What every browser carries in one message of a data channel. */
export const filePartBytes = 16 * 1024;
/** What one page holds of others' files at a time; further ones are turned away. Bytes. */
export const heldBytesMax = 150_000_000;
const nameMax = 120;

export type FileOffer = {
  id: string;
  name: string;
  /** As the sender's system calls it; "" when it knows none. */
  type: string;
  size: number;
  /** SHA-256 in hexadecimal. */
  hash: string;
};

/** Words of the channel for files. Between an offer and its end come the file's bytes, in order, and nothing else. */
export type FileWord =
  | ({ t: "offer" } & FileOffer)
  | { t: "end"; id: string }
  /** From the sender: no more of it comes. */
  | { t: "cancel"; id: string }
  /** From the receiver: it is here and whole, it is here and damaged, or it is not wanted. */
  | { t: "got" | "damaged" | "refuse"; id: string };

/** Pictures that browsers draw without running anything. */
const rasterTypes = ["image/png", "image/jpeg", "image/gif", "image/webp"];

export const isRaster = (type: string): boolean => rasterTypes.includes(type);

/** Reads what another browser said, or null when it is not ours: a modified client may say anything. */
export function readFileWord(text: string): FileWord | null {
  const value = parse(text);
  const { t, id } = value;
  if (typeof id !== "string" || id.length < 1 || id.length > 64) return null;
  if (t === "end" || t === "cancel" || t === "got" || t === "damaged" || t === "refuse") return { t, id };
  const { name, type, size, hash } = value;
  if (t !== "offer" || typeof name !== "string" || typeof type !== "string") return null;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 1 || size > fileBytesMax) return null;
  if (typeof hash !== "string" || !/^[0-9a-f]{64}$/.test(hash)) return null;
  return { t, id, name: safeFileName(name), type: isRaster(type) ? type : "", size, hash };
}

function parse(text: string): Record<string, unknown> {
  if (text.length > 2_000) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Letters that end a line, hide, or turn the direction of writing: by them `exe.gpj` is read as `jpg.exe`. */
const deceptive = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A name that is a name and no path, short enough to show, its ending kept. */
export function safeFileName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(deceptive, "")
    .replace(/[/\\:*?"<>|]/g, "_")
    .replace(/^[.\s]+|[.\s]+$/g, "");
  const letters = [...plain];
  if (letters.length === 0) return "file";
  if (letters.length <= nameMax) return plain;
  const dot = letters.lastIndexOf(".");
  const ending = dot > 0 && letters.length - dot <= 12 ? letters.slice(dot) : [];
  return [...letters.slice(0, nameMax - ending.length - 1), "…", ...ending].join("");
}

export type Assembly = ReturnType<typeof createAssembly>;

/** Gathers a file's bytes. */
export function createAssembly({ size }: Pick<FileOffer, "size">) {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let gathered = 0;
  return {
    /** False when more comes than was offered. */
    add(part: ArrayBuffer): boolean {
      gathered += part.byteLength;
      if (gathered > size) return false;
      parts.push(new Uint8Array(part));
      return true;
    },
    gathered: () => gathered,
    /** Null when something is missing. */
    whole(): Uint8Array<ArrayBuffer> | null {
      if (gathered !== size) return null;
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.byteLength;
      }
      return bytes;
    },
  };
}
