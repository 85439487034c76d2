import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { PrismaClient } from "#app/platform/database/generated/client.ts";
import type { DisclosureKind } from "#app/platform/database/generated/enums.ts";

type Reads = Pick<PrismaClient | DatabaseTransaction, "disclosure">;

export type Disclosed = {
  kind: DisclosureKind;
  /** Who has it now; empty for the business itself. */
  recipient: string;
  at: Date;
  organization: { id: string; name: string; slug: string };
};

const latestFirst = [{ at: "desc" as const }, { id: "asc" as const }];

/** What was handed over about a person, over all businesses, the latest first. The ids are theirs; see `findSubjectRows`. */
export function listDisclosures({ disclosure }: Reads, ids: readonly string[]): Promise<Disclosed[]> {
  return disclosure.findMany({
    where: { id: { in: [...ids] } },
    select: {
      kind: true,
      recipient: true,
      at: true,
      organization: { select: { id: true, name: true, slug: true } },
    },
    orderBy: latestFirst,
  });
}

/**
 * What a business handed over, with how many people it was about; nobody is named. Its own copies are left out, so that
 * two of the same data are the same: its log has them.
 */
export async function countDisclosures(
  { disclosure }: Reads,
  organizationId: string,
): Promise<{ kind: DisclosureKind; recipient: string; at: string; people: number }[]> {
  const rows = await disclosure.groupBy({
    by: ["event", "kind", "recipient", "at"],
    where: { organizationId, kind: { not: "business_copy" } },
    _count: { _all: true },
    orderBy: [{ at: "asc" }, { event: "asc" }],
  });
  return rows.map(({ kind, recipient, at, _count }) => ({
    kind,
    recipient,
    at: at.toISOString(),
    people: _count._all,
  }));
}
