import { randomBytes } from "node:crypto";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { AuditAction } from "./audit-actions.ts";
import { commitOf } from "./audit-hash.server.ts";
import { type AuditPayload, auditPayloadSchema } from "./audit-payload.ts";

/** The client, or a transaction of it. */
export type AuditWriter = { $executeRaw(sql: Prisma.Sql): Promise<number> };

/** The chain of what belongs to no business. */
export const instanceChain = "instance";

export type AuditEntry = {
  /** The business; null is the instance's own chain. */
  organizationId: string | null;
  action: AuditAction;
  /** What was acted on, as "booking:<id>". */
  target?: string;
  by: AuditPayload["by"];
  /** The member's id, where it is known. */
  actorId?: string | null | undefined;
  details?: AuditPayload["details"];
  /** Epoch milliseconds. */
  now: number;
};

const { sql } = Prisma;
const never = new Date(Date.UTC(9999, 0));

/**
 * Notes what was done, in the transaction that does it. Until that ends, others who note something in the same
 * business wait: so it is the last thing of a transaction, after which no other lock is taken.
 */
export async function noteDone(tx: AuditWriter, entry: AuditEntry): Promise<void> {
  const { salt, commit, payload } = seal(entry);
  const chain = entry.organizationId ?? instanceChain;
  await tx.$executeRaw(sql`
    INSERT INTO audit_event (chain, at, action, target, "commit", salt, payload)
    VALUES (${chain}, ${new Date(entry.now)}, ${entry.action}, ${entry.target ?? ""}, ${commit}, ${salt}, ${payload}::jsonb)`);
}

export type AccountEntry = Pick<AuditEntry, "action" | "details" | "now"> & {
  /** Null for an address that has no account. */
  userId: string | null;
  /** Who says so: the person themselves (signed in by now), or somebody unknown who tried. */
  by: "member" | "unknown" | "operator";
  /** Not noted again for one account within this time. */
  mergeMs?: number;
};

/**
 * Notes what was done with somebody's account: in every business that the person belongs to, or, without one, in the
 * instance's chain. One statement whether the account exists or not, since the time of an answer must not tell.
 */
export async function noteAccount(tx: AuditWriter, entry: AccountEntry): Promise<void> {
  const { userId, action, now } = entry;
  const { salt, commit, payload } = seal({ ...entry, actorId: entry.by === "member" ? userId : null });
  const target = `account:${userId ?? "unknown"}`;
  const at = new Date(now);
  const since = entry.mergeMs === undefined ? never : new Date(now - entry.mergeMs);
  const own = sql`SELECT organization_id AS chain FROM membership WHERE user_id = ${userId ?? ""}`;
  await tx.$executeRaw(sql`
    INSERT INTO audit_event (chain, at, action, target, "commit", salt, payload)
    SELECT c.chain, ${at}::timestamptz, ${action}, ${target}, ${commit}, ${salt}, ${payload}::jsonb
    FROM (${own} UNION ALL SELECT ${instanceChain} WHERE NOT EXISTS (${own})) c
    WHERE NOT EXISTS (SELECT 1 FROM audit_event e
      WHERE e.chain = c.chain AND e.target = ${target} AND e.action = ${action} AND e.at > ${since}::timestamptz)
    ORDER BY c.chain`);
}

function seal({ by, actorId, details }: Pick<AuditEntry, "by" | "actorId" | "details">) {
  const payload = auditPayloadSchema.parse({
    by,
    ...(actorId ? { actorId } : {}),
    ...(details ? { details } : {}),
  });
  const salt = randomBytes(32).toString("hex");
  return { salt, commit: commitOf(salt, payload), payload: JSON.stringify(payload) };
}
