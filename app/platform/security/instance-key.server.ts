import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";

/** What this instance signs papers with that others may check, as opposed to `createSigner`, whose word only it can check. */
export type InstanceKey = {
  id: string;
  /** SPKI, base64. */
  publicKey: string;
  /** Ed25519, base64url. */
  sign(text: string): string;
};

/** RFC 8410: what stands before the 32 bytes of an Ed25519 private key in PKCS #8. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");
const made = new Map<string, InstanceKey>();

/**
 * The key of this instance, which every process with its secret has. It is derived from the secret (HKDF, RFC 5869),
 * which is made on the first run, so another secret means another key.
 */
export function instanceKey(secret: string): InstanceKey {
  const known = made.get(secret);
  if (known) return known;
  const seed = Buffer.from(hkdfSync("sha256", secret, "parley", "sign:receipts", 32));
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
  const publicKey = (createPublicKey(key).export({ format: "der", type: "spki" }) as Buffer).toString(
    "base64",
  );
  const instance = {
    id: keyIdOf(publicKey),
    publicKey,
    sign: (text: string) => sign(null, Buffer.from(text), key).toString("base64url"),
  };
  made.set(secret, instance);
  return instance;
}

/** Whether the owner of `publicKey` (SPKI, base64) signed this text. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
  } catch {
    return false;
  }
  return verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"));
}

/** Follows from the key, so nobody can give another key the same name. */
function keyIdOf(publicKey: string): string {
  return createHash("sha256").update(publicKey).digest("base64url").slice(0, 16);
}
