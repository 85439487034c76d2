import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { EncryptionKey } from "./encryption-keys.server.ts";
import { SealError } from "./sealer.server.ts";

/** Where sealed bytes belong, as "exports/<id>". Put anywhere else, they do not open. */
type Place = string;

const magic = "parley-sealed-1\n";
const saltBytes = 32;
const tagBytes = 16;
const frameBytes = 64 * 1024;
/** In a frame's length: it is the last one. Whoever cuts a file short takes it away. */
const lastBit = 0x80000000;

/**
 * Bytes of any length, sealed while they pass: a head with the key's id and a salt, then frames of up to 64 KiB, each by
 * AES-256-GCM under a key of this stream alone (HKDF, RFC 5869), with its number as the nonce.
 */
export async function* sealStream(
  keys: readonly EncryptionKey[],
  place: Place,
  plain: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const [first] = keys;
  if (!first) throw new SealError("There is no key to seal with.");
  const salt = randomBytes(saltBytes);
  const key = streamKey(first, salt, place);
  yield Buffer.concat([Buffer.from(`${magic}${first.id}\n`), salt]);
  let number = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of plain) {
    waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    size += chunk.byteLength;
    if (size <= frameBytes) continue;
    let rest = Buffer.concat(waiting);
    // The last frame is written at the end, so something is always held back.
    for (; rest.length > frameBytes; rest = rest.subarray(frameBytes)) {
      yield sealFrame(key, number++, rest.subarray(0, frameBytes), false);
    }
    waiting = [rest];
    size = rest.length;
  }
  yield sealFrame(key, number, Buffer.concat(waiting), true);
}

/** @throws SealError for what was changed, cut short, belongs elsewhere, or was sealed by a key that is not there. */
export async function* openStream(
  keys: readonly EncryptionKey[],
  place: Place,
  sealed: AsyncIterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const take = reader(sealed, place);
  if ((await take(magic.length)).toString() !== magic) throw new SealError(`${place} is not sealed.`);
  let id = "";
  for (let letter = ""; letter !== "\n"; letter = (await take(1)).toString()) {
    id += letter;
    if (id.length > 16) throw new SealError(`${place} is not sealed.`);
  }
  const key = keys.find((known) => known.id === id);
  if (!key) throw new SealError(`${place} is sealed by the key ${id}, which is not there.`);
  const opened = streamKey(key, await take(saltBytes), place);
  for (let number = 0; ; number += 1) {
    const length = (await take(4)).readUInt32BE();
    const isLast = length >= lastBit;
    const size = isLast ? length - lastBit : length;
    if (size > frameBytes) throw new SealError(`${place} does not open: it was changed.`);
    const frame = openFrame(opened, number, await take(tagBytes + size), isLast, place);
    if (frame.length > 0) yield frame;
    if (isLast) return;
  }
}

function streamKey({ key }: EncryptionKey, salt: Buffer, place: Place): Buffer {
  return Buffer.from(hkdfSync("sha256", key, salt, `sealed-stream|${place}`, 32));
}

function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

function sealFrame(key: Buffer, number: number, plain: Buffer, isLast: boolean): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(plain.length + (isLast ? lastBit : 0));
  const cipher = createCipheriv("aes-256-gcm", key, nonceOf(number)).setAAD(head);
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([head, cipher.getAuthTag(), text]);
}

function openFrame(key: Buffer, number: number, frame: Buffer, isLast: boolean, place: Place): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(frame.length - tagBytes + (isLast ? lastBit : 0));
  const decipher = createDecipheriv("aes-256-gcm", key, nonceOf(number), { authTagLength: tagBytes });
  decipher.setAAD(head).setAuthTag(frame.subarray(0, tagBytes));
  try {
    return Buffer.concat([decipher.update(frame.subarray(tagBytes)), decipher.final()]);
  } catch {
    throw new SealError(`${place} does not open: it was changed, or belongs somewhere else.`);
  }
}

/** Gives the next so many bytes, each time. */
function reader(source: AsyncIterable<Uint8Array>, place: Place): (size: number) => Promise<Buffer> {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return async (size) => {
    const parts = [rest];
    let held = rest.length;
    while (held < size) {
      const next = await chunks.next();
      if (next.done) throw new SealError(`${place} does not open: its end is missing.`);
      parts.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength));
      held += next.value.byteLength;
    }
    const all = parts.length === 1 ? rest : Buffer.concat(parts);
    rest = all.subarray(size);
    return all.subarray(0, size);
  };
}
