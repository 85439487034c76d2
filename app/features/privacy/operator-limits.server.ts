import { rolesWith } from "#app/domain/member/permissions.ts";
import { noticeDays, type RetentionLimits, retentionLimits } from "#app/domain/privacy/retention-limits.ts";
import { noteDone } from "#app/features/audit/audit.server.ts";
import { queueMail } from "#app/features/notifications/notifications.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { Prisma } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";

const { sql } = Prisma;
const dayMs = 86_400_000;

type LimitRow = { rule: string; minDays: number; maxDays: number };

/**
 * Holds every rule of every business to what the operator's settings allow: the database sets those outside to the
 * nearest figure, shorter ones with their seven days of notice, and refuses others from now on. Owners of businesses
 * whose rules changed are told by mail. Where the settings say what they said before, nothing happens; of several
 * processes that start at once one does it. Gives how many businesses it changed.
 */
export async function applyRetentionLimits(
  services: Pick<Services, "database" | "settings" | "clock" | "jobs" | "log">,
): Promise<number> {
  const wanted = rowsOf(services.settings.retentionLimits);
  const changed = await services.database.prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('parley.retention-limits', 0))`;
      const present = await tx.retentionLimit.findMany({ orderBy: { rule: "asc" } });
      if (JSON.stringify(present) === JSON.stringify(wanted)) return [];
      const before = await fingerprints(tx);
      await tx.retentionLimit.deleteMany({ where: { rule: { notIn: wanted.map(({ rule }) => rule) } } });
      for (const { rule, ...days } of wanted)
        await tx.retentionLimit.upsert({ where: { rule }, create: { rule, ...days }, update: days });
      const after = await fingerprints(tx);
      const ids = [...after].filter(([id, rules]) => before.get(id) !== rules).map(([id]) => id);
      await tellDeciders(services, tx, ids);
      return ids;
    },
    { maxWait: 20_000, timeout: 120_000 },
  );
  if (changed.length > 0)
    services.log.warn(
      { businesses: changed.length },
      "rules of erasure were set to the limits of the settings",
    );
  return changed.length;
}

/** Rules whose limits are narrower than the widest ones. */
function rowsOf(limits: RetentionLimits): LimitRow[] {
  return Object.entries(limits)
    .map(([rule, { min, max }]) => ({ rule, minDays: min, maxDays: max }))
    .filter(({ rule, minDays, maxDays }) => {
      const widest = retentionLimits[rule as keyof RetentionLimits];
      return minDays !== widest.min || maxDays !== widest.max;
    })
    .sort((one, other) => (one.rule < other.rule ? -1 : 1));
}

/** Every rule of each business, in one text. */
async function fingerprints(tx: DatabaseTransaction): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ id: string; rules: string }[]>(sql`
    SELECT o.id, concat_ws(' ', o.retention_days, o.answer_days, o.sensitive_answer_days, o.call_days,
      o.recording_days, o.chat_days,
      (SELECT string_agg(coalesce(e.retention_days::text, '-'), ',' ORDER BY e.id)
         FROM event_type e WHERE e.organization_id = o.id),
      (SELECT string_agg(coalesce(q.answer_days::text, '-'), ',' ORDER BY q.id)
         FROM question q JOIN event_type e ON e.id = q.event_type_id WHERE e.organization_id = o.id)) AS rules
    FROM organization o`);
  return new Map(rows.map(({ id, rules }) => [id, rules]));
}

async function tellDeciders(
  services: Pick<Services, "jobs" | "clock">,
  tx: DatabaseTransaction,
  organizationIds: string[],
): Promise<void> {
  const now = services.clock.now();
  const owners = await tx.user.findMany({
    where: {
      emailVerifiedAt: { not: null },
      memberships: {
        some: {
          role: { in: rolesWith("retention:write") },
          barredAt: null,
          organizationId: { in: organizationIds },
        },
      },
    },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of owners)
    await queueMail(services, tx, {
      kind: "limits_changed",
      userId: id,
      facts: { effectiveAt: now + noticeDays * dayMs },
      dedupeKey: `limits_changed:${now}:${id}`,
    });
  for (const organizationId of [...organizationIds].sort())
    await noteDone(tx, { organizationId, action: "retention.limited", by: "operator", now });
}
