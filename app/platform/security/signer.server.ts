import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Signs short texts for one purpose. A signature made for one purpose is worthless for any other. */
export type Signer = {
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
};

/** HMAC-SHA256 under a key derived for `purpose` (HKDF, RFC 5869), base64url, 43 characters. */
export function createSigner(secret: string, purpose: string): Signer {
  const key = Buffer.from(hkdfSync("sha256", secret, "parley", purpose, 32));
  const mac = (text: string) => createHmac("sha256", key).update(text).digest();
  return {
    sign: (text) => mac(text).toString("base64url"),
    verify: (text, signature) => {
      const given = Buffer.from(signature, "base64url");
      const expected = mac(text);
      // Re-encoding refuses the second spelling that base64url gives the last character.
      return (
        given.length === expected.length &&
        given.toString("base64url") === signature &&
        timingSafeEqual(given, expected)
      );
    },
  };
}
