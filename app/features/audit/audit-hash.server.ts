import { createHash, createHmac } from "node:crypto";
import { canonicalJson } from "#app/platform/canonical-json.ts";

/** The formulas of the chain (design of privacy, §11). The database computes the second by itself; see `audit_hash`. */

/** What an event keeps of its payload: nobody can tell what it was once salt and payload are gone. Hex. */
export function commitOf(salt: string, payload: unknown): string {
  return createHmac("sha256", Buffer.from(salt, "hex")).update(canonicalJson(payload)).digest("hex");
}

export type HashedEvent = {
  chain: string;
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  action: string;
  target: string;
  commit: string;
  prev: string;
};

/** The hash that the next event of the chain carries as `prev`. Hex. */
export function hashOf({ chain, seq, at, action, target, commit, prev }: HashedEvent): string {
  const text = [chain, seq, at, action, target, commit, prev].join("\n");
  return createHash("sha256").update(text, "utf8").digest("hex");
}
