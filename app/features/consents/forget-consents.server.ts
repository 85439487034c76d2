import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { optOut } from "./opt-out.server.ts";

type Forget = (tx: DatabaseTransaction, before: Date, most: number) => Promise<number>;

/**
 * What goes of consents and opt-outs by the rule of the data map that each names: what is from `before` or older,
 * `most` rows at a time. Gives how many.
 */
export const forgettingConsents: readonly { rule: "consent" | "suppression"; forget: Forget }[] = [
  {
    rule: "consent",
    forget: async (tx, before, most) =>
      countOf(await tx.$queryRaw`SELECT forget_consents(${before}::timestamptz, ${most}::int) AS gone`),
  },
  {
    rule: "suppression",
    forget: (tx, before, most) => tx.$executeRaw`
      DELETE FROM suppression WHERE hash IN (
        SELECT hash FROM suppression WHERE at <= ${before} ORDER BY hash LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  },
];

/**
 * Erases these records before their time; the database lets nothing else take any away. Whoever was asked about news
 * is noted as having said no: nobody who had themselves erased is written to on the strength of an old list.
 */
export async function eraseConsents(
  services: Pick<Services, "settings" | "clock">,
  tx: DatabaseTransaction,
  ids: readonly string[],
): Promise<number> {
  const asked = await tx.consentRecord.findMany({
    where: { id: { in: [...ids] }, purpose: "news", email: { not: null }, organizationId: { not: null } },
    select: { organizationId: true, email: true },
    distinct: ["organizationId", "email"],
  });
  for (const { organizationId, email } of asked)
    if (organizationId !== null && email !== null)
      await optOut(tx, services, { organizationId, email }, { topic: "news", now: services.clock.now() });
  return countOf(await tx.$queryRaw`SELECT erase_consents(${[...ids]}::text[]) AS gone`);
}

function countOf(rows: unknown): number {
  return (rows as { gone: number }[])[0]?.gone ?? 0;
}
