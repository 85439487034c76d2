import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import type { CaseKind } from "./contact-form.ts";

type Reads = PrismaClient | DatabaseTransaction;

export async function insertCase(
  tx: DatabaseTransaction,
  data: Prisma.SupportRequestUncheckedCreateInput,
): Promise<void> {
  await tx.supportRequest.create({ data, select: { id: true } });
}

/** The id of a case with the same words that came since, or null. What is sealed is compared here. */
export async function findSame(
  tx: DatabaseTransaction,
  { text, wish, ...same }: { email: string; kind: CaseKind; text?: string; wish?: string },
  since: Date,
): Promise<string | null> {
  const where = { ...same, receivedAt: { gte: since } };
  const found = await tx.supportRequest.findMany({ where, select: { id: true, text: true, wish: true } });
  return found.find((held) => held.text === (text ?? "") && held.wish === (wish ?? ""))?.id ?? null;
}

/** For the list: nothing of what was written, and nobody by name. */
export function listCases(client: Reads, closed: boolean) {
  return client.supportRequest.findMany({
    where: closed ? { closedAt: { not: null } } : { closedAt: null },
    select: {
      ...{ id: true, kind: true, receivedAt: true, lastWordAt: true, closedAt: true, restrictedAt: true },
      _count: { select: { answers: true } },
    },
    orderBy: closed ? [{ closedAt: "desc" }, { id: "asc" }] : [{ receivedAt: "asc" }, { id: "asc" }],
    take: 200,
  });
}

const caseSelect = {
  ...{ id: true, kind: true, name: true, email: true, locale: true, text: true, wish: true },
  ...{ receivedAt: true, closedAt: true, restrictedAt: true, purgeAt: true },
  answers: { select: { id: true, text: true, at: true }, orderBy: [{ at: "asc" }, { id: "asc" }] },
  mailMessages: {
    select: { kind: true, status: true, createdAt: true, sentAt: true },
    orderBy: { createdAt: "asc" },
  },
} satisfies Prisma.SupportRequestSelect;

export type HeldCase = Prisma.SupportRequestGetPayload<{ select: typeof caseSelect }>;

export function findCase(client: Reads, id: string): Promise<HeldCase | null> {
  return client.supportRequest.findUnique({ where: { id }, select: caseSelect });
}

/** Cases by their ids, the latest first. */
export function casesByIds(client: Reads, ids: readonly string[]): Promise<HeldCase[]> {
  return client.supportRequest.findMany({
    where: { id: { in: [...ids] } },
    select: caseSelect,
    orderBy: [{ receivedAt: "desc" }, { id: "asc" }],
  });
}

/** Keeps two answers to one case apart. Null where it is gone. */
export async function lockCase(tx: DatabaseTransaction, id: string) {
  await tx.$executeRaw`SELECT 1 FROM support_request WHERE id = ${id} FOR UPDATE`;
  return tx.supportRequest.findUnique({ where: { id }, select: { closedAt: true, restrictedAt: true } });
}

export async function changeCase(
  tx: DatabaseTransaction,
  id: string,
  data: { lastWordAt?: Date; closedAt?: Date | null },
): Promise<void> {
  await tx.supportRequest.updateMany({ where: { id }, data });
}

export async function insertAnswer(
  tx: DatabaseTransaction,
  data: { id: string; requestId: string; text: string; at: Date },
): Promise<void> {
  await tx.supportAnswer.create({ data, select: { id: true } });
}

/** Keeps these from being used, or lets them be used again; gives how many that changed. */
export async function restrictCases(
  tx: DatabaseTransaction,
  ids: readonly string[],
  at: Date | null,
): Promise<number> {
  const where = { id: { in: [...ids] }, restrictedAt: at === null ? { not: null } : null };
  return (await tx.supportRequest.updateMany({ where, data: { restrictedAt: at } })).count;
}
