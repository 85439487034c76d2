import { type DatabaseTransaction, isUniqueViolation } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";

const select = {
  id: true,
  userId: true,
  organizationId: true,
  scope: true,
  state: true,
  locale: true,
  rowsDone: true,
  rowsTotal: true,
  askedAt: true,
  readyAt: true,
  endsAt: true,
  sha256: true,
  bytes: true,
} satisfies Prisma.ExportJobSelect;

export type ExportRow = Prisma.ExportJobGetPayload<{ select: typeof select }>;

/** Whose copy: a person's own, or that of a business. */
export type ExportOf = { userId: string; organizationId: string | null };

/** False when another one of this person is under way. */
export async function insertExport(
  prisma: PrismaClient,
  row: Prisma.ExportJobUncheckedCreateInput,
  then: (tx: DatabaseTransaction) => Promise<void>,
): Promise<boolean> {
  try {
    await prisma.$transaction(async (tx) => {
      await tx.exportJob.create({ data: row, select: { id: true } });
      await then(tx);
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

export function findExport(prisma: PrismaClient, id: string): Promise<ExportRow | null> {
  return prisma.exportJob.findUnique({ where: { id }, select });
}

/** The last one that was asked for. */
export function latestExport(prisma: PrismaClient, of: ExportOf): Promise<ExportRow | null> {
  return prisma.exportJob.findFirst({ where: of, select, orderBy: [{ askedAt: "desc" }, { id: "desc" }] });
}

/** The one of this person that is under way, of whatever it is a copy. */
export function exportUnderWay(prisma: PrismaClient, userId: string): Promise<ExportRow | null> {
  return prisma.exportJob.findFirst({ where: { userId, state: { in: ["waiting", "running"] } }, select });
}

/** Notes how far it is, which is a sign of life too. */
export async function noteProgress(
  prisma: PrismaClient,
  id: string,
  progress: { rowsDone: number; rowsTotal: number; seenAt: Date },
): Promise<void> {
  await prisma.exportJob.updateMany({
    where: { id, state: { in: ["waiting", "running"] } },
    data: { ...progress, state: "running" },
  });
}

/** True for one caller only. */
export async function markReady(
  tx: DatabaseTransaction,
  id: string,
  ready: { readyAt: Date; endsAt: Date; sha256: string; bytes: bigint },
): Promise<boolean> {
  const { count } = await tx.exportJob.updateMany({
    where: { id, state: { in: ["waiting", "running"] } },
    data: { ...ready, state: "ready" },
  });
  return count === 1;
}

export async function markFailed(prisma: PrismaClient, where: Prisma.ExportJobWhereInput): Promise<number> {
  const failed = await prisma.exportJob.updateMany({
    where: { ...where, state: { in: ["waiting", "running"] } },
    data: { state: "failed" },
  });
  return failed.count;
}

/** Of these ids, those whose file is still of use at `now`: ready and not ended, or being made. */
export async function standingExports(prisma: PrismaClient, ids: string[], now: Date): Promise<string[]> {
  const rows = await prisma.exportJob.findMany({
    where: {
      id: { in: ids },
      OR: [{ state: "ready", endsAt: { gt: now } }, { state: { in: ["waiting", "running"] } }],
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function deleteExportsBefore(prisma: PrismaClient, before: Date): Promise<number> {
  const { count } = await prisma.exportJob.deleteMany({ where: { askedAt: { lte: before } } });
  return count;
}
