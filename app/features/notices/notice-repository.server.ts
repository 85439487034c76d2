import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type NoticeContent, noticeContentSchema } from "./notice-facts.ts";

type Client = Services["database"]["prisma"] | DatabaseTransaction;

/** A published version. Instants are epoch milliseconds. */
export type NoticeVersion = {
  id: string;
  /** Counts from 1. */
  number: number;
  hash: string;
  material: boolean;
  announcedAt: number;
  effectiveAt: number;
};
export type NoticeVersionWithContent = NoticeVersion & { content: NoticeContent };

const head = {
  id: true,
  number: true,
  hash: true,
  material: true,
  announcedAt: true,
  effectiveAt: true,
} as const;
const whole = { ...head, content: true } as const;

type HeadRow = Omit<NoticeVersion, "announcedAt" | "effectiveAt"> & { announcedAt: Date; effectiveAt: Date };

function versionOf({ announcedAt, effectiveAt, ...row }: HeadRow): NoticeVersion {
  return { ...row, announcedAt: announcedAt.getTime(), effectiveAt: effectiveAt.getTime() };
}

function withContent(row: (HeadRow & { content: unknown }) | null): NoticeVersionWithContent | null {
  return row && { ...versionOf(row), content: noticeContentSchema.parse(row.content) };
}

export async function findNewest(client: Client): Promise<NoticeVersionWithContent | null> {
  return withContent(await client.policyVersion.findFirst({ select: whole, orderBy: { number: "desc" } }));
}

/** Of the versions that have begun, the last one: a later one may have taken back what was announced. */
export async function findInForce(client: Client, now: number): Promise<NoticeVersionWithContent | null> {
  const where = { effectiveAt: { lte: new Date(now) } };
  return withContent(
    await client.policyVersion.findFirst({ where, select: whole, orderBy: { number: "desc" } }),
  );
}

/** The newest version, where it has not begun yet. */
export async function findUpcoming(client: Client, now: number): Promise<NoticeVersion | null> {
  const newest = await client.policyVersion.findFirst({ select: head, orderBy: { number: "desc" } });
  return newest && newest.effectiveAt.getTime() > now ? versionOf(newest) : null;
}

export async function findById(client: Client, id: string): Promise<NoticeVersion | null> {
  const row = await client.policyVersion.findUnique({ where: { id }, select: head });
  return row && versionOf(row);
}

/** All of them, the newest first. */
export async function listWithContent(client: Client): Promise<NoticeVersionWithContent[]> {
  const rows = await client.policyVersion.findMany({ select: whole, orderBy: { number: "desc" } });
  return rows.map(withContent).filter((version) => version !== null);
}

/** False when another process took this number first. */
export async function insertVersion(
  tx: DatabaseTransaction,
  { announcedAt, effectiveAt, ...version }: NoticeVersionWithContent,
): Promise<boolean> {
  const { count } = await tx.policyVersion.createMany({
    data: [{ ...version, announcedAt: new Date(announcedAt), effectiveAt: new Date(effectiveAt) }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function insertAcceptance(
  tx: DatabaseTransaction,
  { userId, versionId, now }: { userId: string; versionId: string; now: number },
): Promise<void> {
  await tx.policyAcceptance.createMany({
    data: [{ userId, versionId, acceptedAt: new Date(now) }],
    skipDuplicates: true,
  });
}

/** Everyone with an account that is in use, by id, after the one given: a page of those who are told of a change. */
export async function listReaderIds(client: Client, afterId: string, limit: number): Promise<string[]> {
  const rows = await client.user.findMany({
    where: { id: { gt: afterId }, emailVerifiedAt: { not: null }, closesAt: null },
    select: { id: true },
    orderBy: { id: "asc" },
    take: limit,
  });
  return rows.map(({ id }) => id);
}

/** How long one business keeps what belongs to a booking; null where there is no such business. */
export async function findBusinessFigure(
  client: Client,
  slug: string,
): Promise<{ name: string; slug: string; retentionDays: number } | null> {
  if (slug === "" || slug.length > 64) return null;
  return client.organization.findUnique({
    where: { slug },
    select: { name: true, slug: true, retentionDays: true },
  });
}
