import type { PrismaClient } from "#app/platform/database/generated/client.ts";

const dayMs = 86_400_000;
/** As long as every other handing over is told. */
const toldDays = 730;

export type GivenToAuthority = { authority: string; reference: string; given: string; at: Date };

/**
 * What authorities were given about these addresses (lower-case) within 24 months, the latest first; nothing that the
 * law forbids to tell at `now`.
 */
export async function givenToAuthorities(
  prisma: PrismaClient,
  emails: readonly string[],
  now: number,
): Promise<GivenToAuthority[]> {
  const rows = await prisma.legalRequest.findMany({
    where: {
      state: "answered",
      answeredAt: { gt: new Date(now - toldDays * dayMs) },
      people: { some: { email: { in: [...emails] } } },
      OR: [{ gagUntil: null }, { gagUntil: { lte: new Date(now) } }],
    },
    select: { authority: true, reference: true, given: true, answeredAt: true },
    orderBy: [{ answeredAt: "desc" }, { id: "asc" }],
  });
  return rows.flatMap(({ answeredAt, ...row }) => (answeredAt ? [{ ...row, at: answeredAt }] : []));
}
