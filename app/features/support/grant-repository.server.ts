import { rolesWith } from "#app/domain/member/permissions.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma } from "#app/platform/database/generated/client.ts";
import type { AccessGrantKind } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { SupportScope } from "./support-form.ts";

type Client = Services["database"]["prisma"] | DatabaseTransaction;

/** Instants are epoch milliseconds. */
export type NewGrant = {
  id: string;
  organizationId: string;
  kind: AccessGrantKind;
  scopes: SupportScope[];
  caseRef: string;
  /** Of an emergency. */
  reason: string;
  grantedById: string | null;
  startedAt: number;
  endsAt: number;
};

export async function insertGrant(
  tx: DatabaseTransaction,
  { startedAt, endsAt, ...grant }: NewGrant,
): Promise<void> {
  await tx.accessGrant.create({
    data: { ...grant, startedAt: new Date(startedAt), endsAt: new Date(endsAt) },
    select: { id: true },
  });
}

const openAt = (now: number) =>
  ({
    endedAt: null,
    startedAt: { lte: new Date(now) },
    endsAt: { gt: new Date(now) },
  }) satisfies Prisma.AccessGrantWhereInput;

/** A grant that is open at this instant, with its business; null otherwise. */
export function findOpenGrant(client: Client, id: string, now: number) {
  return client.accessGrant.findFirst({
    where: { id, ...openAt(now) },
    select: {
      id: true,
      scopes: true,
      caseRef: true,
      organization: { select: { id: true, slug: true, timeZone: true } },
    },
  });
}

/** The grants of one business, the latest first, with how many bookings were seen by each. */
export function listGrants(client: Client, organizationId: string) {
  return client.accessGrant.findMany({
    where: { organizationId },
    select: {
      ...{ id: true, kind: true, scopes: true, caseRef: true, reason: true },
      ...{ startedAt: true, endsAt: true, endedAt: true },
      grantedBy: { select: { name: true } },
      _count: { select: { accesses: true } },
    },
    orderBy: [{ startedAt: "desc" }, { id: "asc" }],
    take: 100,
  });
}

/** Every grant of the instance that is open now, those that end first in front. */
export function listOpenGrants(client: Client, now: number) {
  return client.accessGrant.findMany({
    where: openAt(now),
    select: {
      ...{ id: true, kind: true, scopes: true, caseRef: true, endsAt: true },
      organization: { select: { slug: true } },
    },
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
  });
}

/** When the last of a business's open grants ends; null where none is open. */
export async function openUntil(client: Client, organizationId: string, now: number): Promise<number | null> {
  const last = await client.accessGrant.findFirst({
    where: { organizationId, ...openAt(now) },
    select: { endsAt: true },
    orderBy: { endsAt: "desc" },
  });
  return last?.endsAt.getTime() ?? null;
}

/** Ends a grant that is open. Gives its business; null where there is nothing to end. */
export async function endOpenGrant(
  tx: DatabaseTransaction,
  { id, organizationId, now }: { id: string; organizationId: string | null; now: number },
): Promise<string | null> {
  const [ended] = await tx.accessGrant.updateManyAndReturn({
    where: { id, ...openAt(now), ...(organizationId === null ? {} : { organizationId }) },
    data: { endedAt: new Date(now) },
    select: { organizationId: true },
  });
  return ended?.organizationId ?? null;
}

/** Those who are told when a business is opened. */
export async function listOwners(tx: DatabaseTransaction, organizationId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { organizationId, role: { in: rolesWith("support:grant") }, barredAt: null },
    select: { userId: true },
    orderBy: { userId: "asc" },
  });
  return rows.map(({ userId }) => userId);
}
