import { type AuditEntry, noteDone } from "#app/features/audit/audit.server.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";

/** The member who changes something, where it is known. */
export type Actor = { actorId?: string | undefined };

type Action = Extract<AuditEntry["action"], `event-type.${string}` | `schedule.${string}` | `link.${string}`>;

/** Notes a change of an event type, a private link of one, or a schedule, as the last thing of its transaction. */
export function noteSetting(
  tx: DatabaseTransaction,
  action: Action,
  { organizationId, id, actorId }: Actor & { organizationId: string; id: string },
  now: number,
): Promise<void> {
  const target = `${action.startsWith("schedule.") ? "schedule" : "event-type"}:${id}`;
  return noteDone(tx, { organizationId, action, target, by: "member", actorId, now });
}
