import { Secret, TOTP } from "otpauth";
import { randomId } from "#app/platform/security/random-id.server.ts";

const stepMs = 30_000;
/** 160 bits, as RFC 4226 (R6) recommends. */
const secretBytes = 20;
const recoveryCodes = 10;

/** A new secret for an app that makes codes, in base32. */
export function newSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The address that apps read out of a picture, and the secret in groups of four for typing. */
export function keyOf(secret: string, { email, issuer }: { email: string; issuer: string }) {
  const url = totpOf(secret, { label: email, issuer }).toString();
  return { url, text: secret.replace(/.{4}(?=.)/g, "$& ") };
}

/**
 * Of which half minute since 1970 this is the code: the present one, the one before or the one after (RFC 6238, 5.2).
 * Null for any other code.
 */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? null : Math.floor(now / stepMs) + delta;
}

function totpOf(secret: string, names: { label?: string; issuer?: string } = {}): TOTP {
  return new TOTP({ ...names, secret: Secret.fromBase32(secret), digits: 6, period: stepMs / 1000 });
}

/** What somebody typed: six digits of an app, a recovery code, or neither. Blanks and dashes do not count. */
export function readCode(typed: string): { kind: "app" | "recovery"; code: string } | null {
  const code = typed.replace(/[\s-]/g, "").toLowerCase();
  if (/^\d{6}$/.test(code)) return { kind: "app", code };
  return /^[a-z2-7]{16}$/.test(code) ? { kind: "recovery", code } : null;
}

/** Ten codes of 80 random bits. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () => randomId().slice(0, 16));
}

/** As they are shown: in groups of four. */
export function shownCode(code: string): string {
  return code.replace(/.{4}(?=.)/g, "$&-");
}
