import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { MediaKind, MediaState } from "#app/platform/database/generated/enums.ts";
import type { Services } from "#app/platform/services.server.ts";

type Store = Pick<Services, "database">;

export type NewMedia = {
  id: string;
  organizationId: string;
  callId: string;
  kind: MediaKind;
  /** The participant who makes it, and those who are in it, by the ids that they have in the room. */
  madeBy: string;
  people: string[];
  now: number;
};

export async function insertMedia({ database }: Store, { now, ...media }: NewMedia): Promise<void> {
  const at = new Date(now);
  await database.prisma.callMedia.create({ data: { ...media, startedAt: at, seenAt: at } });
}

export type TakingMedia = {
  id: string;
  organizationId: string;
  kind: MediaKind;
  state: MediaState;
  startedAt: Date;
};

export function findTaking({ database }: Store, id: string): Promise<TakingMedia | null> {
  return database.prisma.callMedia.findUnique({
    where: { id },
    select: { id: true, organizationId: true, kind: true, state: true, startedAt: true },
  });
}

/** The row as it is now; nothing changes it until the transaction ends. */
export async function lockTaking(tx: DatabaseTransaction, id: string): Promise<{ state: MediaState } | null> {
  const rows = await tx.$queryRaw<{ state: MediaState }[]>`
    SELECT state::text FROM call_media WHERE id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

export type Part = { id: string; seq: number; bytes: number; sha256: string };

export function listParts(
  { database }: Store,
  { organizationId, mediaId }: { organizationId: string; mediaId: string },
): Promise<Part[]> {
  return database.prisma.mediaPart.findMany({
    where: { organizationId, mediaId },
    select: { id: true, seq: true, bytes: true, sha256: true },
    orderBy: { seq: "asc" },
  });
}

/** How far an upload has come: the next part's number, and how many bytes there are. */
export async function partsSoFar(
  client: Pick<DatabaseTransaction, "mediaPart">,
  mediaId: string,
): Promise<{ next: number; bytes: number }> {
  const sums = await client.mediaPart.aggregate({
    where: { mediaId },
    _max: { seq: true },
    _sum: { bytes: true },
  });
  return { next: (sums._max.seq ?? -1) + 1, bytes: sums._sum.bytes ?? 0 };
}

/** Notes objects before they are written: should their rows never come, they are erased again. */
export async function expectObjects(
  { database }: Store,
  ids: readonly string[],
  unlessBy: number,
): Promise<void> {
  const fromAt = new Date(unlessBy);
  await database.prisma.unwantedObject.createMany({ data: ids.map((id) => ({ id, fromAt })) });
}

/** Gives objects their rows, in the transaction in which these are wanted. */
export async function insertParts(
  tx: DatabaseTransaction,
  of: { organizationId: string; mediaId: string },
  parts: readonly Part[],
): Promise<void> {
  await tx.mediaPart.createMany({ data: parts.map((part) => ({ ...of, ...part })) });
  await tx.unwantedObject.deleteMany({ where: { id: { in: parts.map(({ id }) => id) } } });
}
