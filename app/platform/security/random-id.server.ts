import { createHash, randomBytes } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567";

/** An opaque id: 26 lower-case base32 letters holding 130 random bits. Safe in addresses, mails and peer ids. */
export function randomId(): string {
  const bytes = randomBytes(26);
  let id = "";
  for (const byte of bytes) id += alphabet[byte & 31];
  return id;
}

/** A secret for a cookie or a mailed link: 32 random bytes, base64url. Only its hash is stored. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored of a token. The token is random and long, so a plain hash cannot be guessed back. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
