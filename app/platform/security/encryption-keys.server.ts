/** A key for what is sealed at rest; see `createSealer`. The id stands in every sealed text. */
export type EncryptionKey = { id: string; key: Buffer };

export const encryptionKeyBytes = 32;

/**
 * Reads `k2:<key>,k1:<key>`, where a key is 32 bytes in base64 or hexadecimal. The first encrypts, all decrypt.
 * Gives the keys, or in a few words what is wrong; never a key itself.
 */
export function parseEncryptionKeys(text: string): EncryptionKey[] | string {
  const keys: EncryptionKey[] = [];
  for (const [index, part] of text.split(",").entries()) {
    const [, id, written] = /^([a-z0-9]{1,16}):(.+)$/.exec(part.trim()) ?? [];
    if (id === undefined || written === undefined)
      return `must be names and keys like k2:…,k1:…, which its part ${index + 1} is not`;
    if (keys.some((known) => known.id === id)) return `has two keys called ${id}`;
    const key = decode(written);
    if (key?.length !== encryptionKeyBytes)
      return `has a key ${id} that is not 32 bytes in base64 or hexadecimal; make one with: openssl rand -base64 32`;
    keys.push({ id, key });
  }
  return keys;
}

function decode(written: string): Buffer | null {
  if (/^[0-9a-fA-F]+$/.test(written)) return Buffer.from(written, "hex");
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(written)) return null;
  return Buffer.from(written, "base64");
}
