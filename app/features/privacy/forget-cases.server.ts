import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

type Forget = (tx: DatabaseTransaction, before: Date, most: number) => Promise<number>;

/** Lists of incidents, requests of authorities and what was handed to others, once they have had their time: `most` rows of before an instant. */
export const forgettingCases: readonly {
  rule: "incident.list" | "legal-request" | "disclosure";
  forget: Forget;
}[] = [
  {
    rule: "incident.list",
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM incident_subject WHERE id IN (
        SELECT id FROM incident_subject WHERE listed_at <= ${before} ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    rule: "disclosure",
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM disclosure WHERE id IN (
        SELECT id FROM disclosure WHERE at <= ${before} ORDER BY id LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
  {
    rule: "legal-request",
    // One whose person has still to be told stays until they are.
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM legal_request WHERE id IN (
        SELECT r.id FROM legal_request r WHERE r.answered_at <= ${before}
          AND NOT EXISTS (SELECT 1 FROM legal_request_person p WHERE p.request_id = r.id AND p.told_at IS NULL)
        ORDER BY r.id LIMIT ${most} FOR UPDATE OF r SKIP LOCKED)`,
  },
];
