import type { Services } from "#app/platform/services.server.ts";
import { noteDone } from "./append-audit.server.ts";
import { appendMarks } from "./head-file.server.ts";

/**
 * Notes that the operator put a backup back, in the log and beside it: the chains end where they ended when it was made
 * (`madeAt`, epoch ms), and marks of later events would no longer be met.
 */
export async function noteRestore(
  { database, clock, settings }: Pick<Services, "database" | "clock" | "settings">,
  madeAt: number,
): Promise<void> {
  const now = clock.now();
  await appendMarks(settings.dataDir, [{ at: now, restored: madeAt }]);
  const done = { action: "operator.restore", by: "operator", details: { madeAt } } as const;
  await noteDone(database.prisma, { organizationId: null, ...done, now });
}
