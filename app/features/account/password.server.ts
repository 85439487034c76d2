import { hash, verify } from "@node-rs/argon2";
import type { MessageKey } from "#app/messages/catalog.ts";

/** OWASP's password storage cheat sheet: argon2id (2 in the PHC format) with 19 MiB, two passes, one lane. */
const argon2id = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, argon2id);
}

let decoy: Promise<string> | undefined;

/**
 * Whether this is the password of `passwordHash`. Without a hash (an unknown address) the same work is done on a
 * decoy, so that the time of the answer does not tell whether an account exists.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("decoy");
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && passwordHash !== null;
}

let commonPasswords: Promise<Set<string>> | undefined;

/** Some 49,000 passwords that attackers try first. Unpacked when the first one is chosen, then kept. */
function loadCommonPasswords(): Promise<Set<string>> {
  commonPasswords ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].map((word) => word.toLowerCase())),
  );
  return commonPasswords;
}

/** Why this password would be guessed early, as a message; null when it would not. */
export async function passwordProblem(password: string, email: string): Promise<MessageKey | null> {
  const lower = password.toLowerCase();
  const [mailbox = ""] = email.toLowerCase().split("@");
  if (lower.includes(email.toLowerCase()) || (mailbox.length >= 4 && lower.includes(mailbox))) {
    return "account.errorPasswordEmail";
  }
  if (new Set(lower).size < 4) return "account.errorPasswordCommon";
  const common = await loadCommonPasswords();
  // "dragon2024!" is as common as "dragon": the short tail that rules used to demand is not counted.
  const stem = lower.replace(/[^\p{L}]{1,6}$/u, "");
  return common.has(lower) || common.has(stem) ? "account.errorPasswordCommon" : null;
}
