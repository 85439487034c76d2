import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { EncryptionKey } from "./encryption-keys.server.ts";

/** Where a sealed text belongs. Put anywhere else, into another row or column, it does not open. */
export type SealedPlace = { model: string; field: string; rowId: string; organizationId: string | null };

export type Sealer = {
  /** `v1:<key id>:<iv>:<tag>:<ciphertext>`, the last three in base64url. Different at each call. */
  seal(place: SealedPlace, text: string): string;
  /** @throws SealError for what was changed, belongs to another place, or was sealed by a key that is not there. */
  open(place: SealedPlace, sealed: string): string;
  /** True of what another key than the first has sealed: it is sealed anew when it is next written, or by rotate-keys. */
  isStale(sealed: string): boolean;
  knows(keyId: string): boolean;
};

/** Says where, never what. */
export class SealError extends Error {
  override name = "SealError";
}

const version = "v1";
const ivBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a random 96-bit IV for each text; the place is authenticated along with it. A key may seal 2^32
 * texts before two IVs could plausibly meet (NIST SP 800-38D, 8.3).
 */
export function createSealer(keys: readonly EncryptionKey[]): Sealer {
  const [first] = keys;
  if (!first) throw new SealError("There is no key to seal with.");
  return {
    seal(place, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv("aes-256-gcm", first.key, iv).setAAD(boundTo(place));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [version, first.id, ...[iv, cipher.getAuthTag(), sealed].map(inText)].join(":");
    },
    open(place, sealed) {
      const [given, keyId = "", iv = "", tag = "", text = "", ...rest] = sealed.split(":");
      if (given !== version || rest.length > 0) throw new SealError(`${nameOf(place)} is not sealed.`);
      const key = keys.find(({ id }) => id === keyId)?.key;
      if (!key) throw new SealError(`${nameOf(place)} is sealed by the key ${keyId}, which is not there.`);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(iv, "base64url"), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(boundTo(place)).setAuthTag(Buffer.from(tag, "base64url"));
        return decipher.update(text, "base64url", "utf8") + decipher.final("utf8");
      } catch {
        throw new SealError(`${nameOf(place)} does not open: it was changed, or belongs somewhere else.`);
      }
    },
    isStale: (sealed) => keyIdOf(sealed) !== first.id,
    knows: (keyId) => keys.some(({ id }) => id === keyId),
  };
}

/** What a sealed text looks like, for here and for PostgreSQL: a 96-bit IV, a 128-bit tag and the ciphertext in base64url. */
export const sealedForm = "^v1:[a-z0-9]{1,16}:[A-Za-z0-9_-]{16}:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]*$";

/** Which key sealed a text; null for what is not sealed. */
export function keyIdOf(sealed: string): string | null {
  return new RegExp(sealedForm).test(sealed) ? (sealed.split(":")[1] ?? null) : null;
}

/** Seals and opens something with each key. @throws SealError */
export function testSealer(keys: readonly EncryptionKey[]): void {
  const place = { model: "SelfTest", field: "text", rowId: "1", organizationId: null };
  for (const key of keys) {
    const alone = createSealer([key]);
    if (alone.open(place, alone.seal(place, "é")) !== "é")
      throw new SealError(`The key ${key.id} does not work.`);
  }
}

/** The parts are ids and names without the separator, so two places never give one text. */
function boundTo({ model, field, rowId, organizationId }: SealedPlace): Buffer {
  return Buffer.from([model, field, rowId, organizationId ?? ""].join("|"));
}

function nameOf({ model, field, rowId }: SealedPlace): string {
  return `${model}.${field} of ${rowId}`;
}

function inText(bytes: Buffer): string {
  return bytes.toString("base64url");
}
