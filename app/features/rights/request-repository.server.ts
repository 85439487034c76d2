import { rolesWith } from "#app/domain/member/permissions.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient, RightsState } from "#app/platform/database/generated/client.ts";

type Reads = PrismaClient | DatabaseTransaction;

export const standing = ["open", "held"] as const satisfies readonly RightsState[];

const requestSelect = {
  id: true,
  organizationId: true,
  kind: true,
  channel: true,
  state: true,
  email: true,
  locale: true,
  minor: true,
  everything: true,
  targets: true,
  text: true,
  receivedAt: true,
  dueAt: true,
  extendedAt: true,
  closedAt: true,
  refusalCode: true,
  outcome: true,
  lastMark: true,
  provenAt: true,
} satisfies Prisma.RightsRequestSelect;

export type RequestRow = Prisma.RightsRequestGetPayload<{ select: typeof requestSelect }>;

export function findRequest(client: Reads, organizationId: string, id: string): Promise<RequestRow | null> {
  return client.rightsRequest.findFirst({ where: { id, organizationId }, select: requestSelect });
}

/** Notes that who asked the operator under this address reads its mail. */
export async function proveRequests(prisma: PrismaClient, email: string, provenAt: Date): Promise<void> {
  const unproven = { organizationId: null, email, provenAt: null, state: { in: [...standing] } };
  await prisma.rightsRequest.updateMany({ where: unproven, data: { provenAt } });
}

/** What the operator is asked: what stands by its last day, or what is closed, the latest first. */
export function listOfOperator(prisma: PrismaClient, closed: boolean): Promise<RequestRow[]> {
  return prisma.rightsRequest.findMany({
    where: { organizationId: null, state: closed ? { notIn: [...standing] } : { in: [...standing] } },
    select: requestSelect,
    orderBy: closed ? [{ closedAt: "desc" }, { id: "asc" }] : [{ dueAt: "asc" }, { id: "asc" }],
    take: 200,
  });
}

export function findOfOperator(client: Reads, id: string): Promise<RequestRow | null> {
  return client.rightsRequest.findFirst({ where: { id, organizationId: null }, select: requestSelect });
}

/** One of the operator's that stands and says the same under the same address, or null. Texts lie sealed, each differently. */
export async function findSameOfOperator(
  tx: DatabaseTransaction,
  { email, text }: { email: string; text: string },
): Promise<string | null> {
  const where = { organizationId: null, email, state: { in: [...standing] } };
  const found = await tx.rightsRequest.findMany({ where, select: { id: true, text: true } });
  return found.find((request) => request.text === text)?.id ?? null;
}

/** One of a person who has shown these addresses. */
export function findRequestOf(
  client: Reads,
  emails: readonly string[],
  id: string,
): Promise<RequestRow | null> {
  return client.rightsRequest.findFirst({
    where: { id, email: { in: [...emails] } },
    select: requestSelect,
  });
}

/** Keeps two answers to one request apart. Gives it as it stands once nobody else holds it, or null. */
export async function lockRequest(tx: DatabaseTransaction, id: string): Promise<RequestRow | null> {
  await tx.$executeRaw`SELECT 1 FROM rights_request WHERE id = ${id} FOR UPDATE`;
  return tx.rightsRequest.findUnique({ where: { id }, select: requestSelect });
}

/** All that stand, the soonest due first, for the clock. */
export function listStanding(
  prisma: PrismaClient,
  after: string | null,
  take: number,
): Promise<RequestRow[]> {
  return prisma.rightsRequest.findMany({
    where: { state: { in: [...standing] }, ...(after === null ? {} : { id: { gt: after } }) },
    select: requestSelect,
    orderBy: { id: "asc" },
    take,
  });
}

/** The queue of a business: what stands by its last day, then what is closed, the latest first. */
export async function listQueue(prisma: PrismaClient, organizationId: string) {
  const [open, closed] = await Promise.all([
    prisma.rightsRequest.findMany({
      where: { organizationId, state: { in: [...standing] } },
      select: requestSelect,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      take: 200,
    }),
    prisma.rightsRequest.findMany({
      where: { organizationId, state: { notIn: [...standing] } },
      select: requestSelect,
      orderBy: [{ closedAt: "desc" }, { id: "asc" }],
      take: 50,
    }),
  ]);
  return { open, closed };
}

export function listEvents(client: Reads, organizationId: string | null, requestId: string) {
  return client.rightsEvent.findMany({
    where: { organizationId, requestId },
    select: {
      id: true,
      kind: true,
      actor: true,
      at: true,
      day: true,
      text: true,
      user: { select: { name: true } },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
}

export async function listOwnerIds(client: Reads, organizationId: string): Promise<string[]> {
  const rows = await client.membership.findMany({
    where: { organizationId, role: { in: rolesWith("rights:answer") }, suspendedAt: null },
    select: { userId: true },
    orderBy: { userId: "asc" },
  });
  return rows.map(({ userId }) => userId);
}

export async function insertEvent(
  tx: DatabaseTransaction,
  event: Prisma.RightsEventUncheckedCreateInput,
): Promise<void> {
  await tx.rightsEvent.create({ data: event, select: { id: true } });
}
