import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

type Forget = (tx: DatabaseTransaction, before: Date, most: number) => Promise<number>;

/**
 * What goes of these logs by the rule of the data map that each names: what is from `before` or older, `most` rows at
 * a time. Gives how many. The database lets nothing else take anything away.
 */
export const forgetting: readonly { rule: "audit.payload" | "audit.head" | "access"; forget: Forget }[] = [
  {
    rule: "audit.payload",
    forget: async (tx, before, most) =>
      countOf(await tx.$queryRaw`SELECT audit_forget_payloads(${before}::timestamptz, ${most}::int) AS gone`),
  },
  {
    rule: "audit.head",
    forget: async (tx, before, most) =>
      countOf(await tx.$queryRaw`SELECT audit_forget_events(${before}::timestamptz, ${most}::int) AS gone`),
  },
  {
    rule: "access",
    forget: async (tx, before, most) =>
      countOf(await tx.$queryRaw`SELECT forget_accesses(${before}::timestamptz, ${most}::int) AS gone`),
  },
  {
    // After the looks that were taken by it.
    rule: "access",
    forget: async (tx, before, most) =>
      countOf(await tx.$queryRaw`SELECT forget_grants(${before}::timestamptz, ${most}::int) AS gone`),
  },
];

function countOf(rows: unknown): number {
  return (rows as { gone: number }[])[0]?.gone ?? 0;
}
