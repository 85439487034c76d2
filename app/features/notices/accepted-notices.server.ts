import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { noticeContentSchema } from "./notice-facts.ts";

/** The versions of the notice that somebody accepted, in full, in the order in which they did. */
export async function acceptedNotices(tx: DatabaseTransaction, userId: string) {
  const rows = await tx.policyAcceptance.findMany({
    where: { userId },
    select: { acceptedAt: true, version: { select: { number: true, hash: true, content: true } } },
    orderBy: { version: { number: "asc" } },
  });
  return rows.map(({ acceptedAt, version: { number, hash, content } }) => ({
    ...{ acceptedAt, number, hash },
    text: noticeContentSchema.parse(content).text,
  }));
}

export type AcceptedNotice = Awaited<ReturnType<typeof acceptedNotices>>[number];
