import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { addRecords, deletionPlanSchema, type RecordCounts, recordCountsSchema } from "./deletion-plan.ts";
import { stepNames } from "./step-names.ts";

type Reader = PrismaClient | DatabaseTransaction;

const jobSelect = {
  id: true,
  kind: true,
  state: true,
  userId: true,
  organizationId: true,
  plan: true,
  email: true,
  locale: true,
  requestedAt: true,
  executesAt: true,
  startedAt: true,
  erasedAt: true,
} satisfies Prisma.DeletionJobSelect;

type Row = Prisma.DeletionJobGetPayload<{ select: typeof jobSelect }>;

/** A deletion with its plan as it was read. */
export type DeletionJob = Omit<Row, "plan"> & { plan: ReturnType<typeof deletionPlanSchema.parse> };

const read = (row: Row): DeletionJob => ({ ...row, plan: deletionPlanSchema.parse(row.plan) });

export async function findJob(
  client: Reader,
  where: Prisma.DeletionJobWhereInput,
): Promise<DeletionJob | null> {
  const row = await client.deletionJob.findFirst({
    where,
    select: jobSelect,
    orderBy: { requestedAt: "desc" },
  });
  return row && read(row);
}

/** The one that deletes this business, by itself or with its owner's account. */
export async function findClosingOf(client: Reader, organizationId: string): Promise<DeletionJob | null> {
  const [row] = await client.$queryRaw<{ id: string }[]>`
    SELECT id FROM deletion_job WHERE state IN ('grace', 'executing') AND kind IN ('account', 'business')
      AND plan @> ${JSON.stringify({ businesses: [{ organizationId, what: "delete" }] })}::jsonb
    ORDER BY requested_at LIMIT 1`;
  return row ? findJob(client, { id: row.id }) : null;
}

export async function listJobs(client: Reader, where: Prisma.DeletionJobWhereInput): Promise<DeletionJob[]> {
  const rows = await client.deletionJob.findMany({
    where,
    select: jobSelect,
    orderBy: { executesAt: "asc" },
    take: 200,
  });
  return rows.map(read);
}

/** The job, alone until the transaction ends. */
export async function lockJob(tx: DatabaseTransaction, id: string): Promise<DeletionJob | null> {
  await tx.$queryRaw`SELECT id FROM deletion_job WHERE id = ${id} FOR UPDATE`;
  return findJob(tx, { id });
}

export async function insertSteps(tx: DatabaseTransaction, jobId: string): Promise<void> {
  const data = stepNames.map((name, position) => ({ jobId, name, position }));
  await tx.deletionStep.createMany({ data, skipDuplicates: true });
}

export async function openSteps(client: Reader, jobId: string): Promise<string[]> {
  const where = { jobId, state: "pending" } as const;
  const rows = await client.deletionStep.findMany({
    where,
    select: { name: true },
    orderBy: { position: "asc" },
  });
  return rows.map(({ name }) => name);
}

/** Adds to what a step has done. `now` (epoch ms) is given with the last of it. */
export async function checkPoint(
  tx: DatabaseTransaction,
  { jobId, name }: { jobId: string; name: string },
  counts: RecordCounts,
  now: number | null,
): Promise<void> {
  const where = { jobId_name: { jobId, name } };
  const before = await tx.deletionStep.findUniqueOrThrow({ where, select: { counts: true } });
  const sum = addRecords(recordCountsSchema.parse(before.counts), counts);
  const end =
    now === null
      ? {}
      : {
          state: Object.keys(sum).length > 0 ? ("done" as const) : ("nothing" as const),
          doneAt: new Date(now),
        };
  await tx.deletionStep.update({ where, data: { counts: sum, ...end }, select: { jobId: true } });
}

export async function sumOfSteps(client: Reader, jobId: string): Promise<RecordCounts> {
  const rows = await client.deletionStep.findMany({ where: { jobId }, select: { counts: true } });
  return rows.reduce((sum, { counts }) => addRecords(sum, recordCountsSchema.parse(counts)), {});
}
