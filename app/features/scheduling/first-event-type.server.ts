import type { WeeklyRule } from "#app/domain/availability/rules.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import { textMax } from "./event-type-choices.ts";
import { newEventTypeColumns, parleyRoom, plainHost } from "./event-type-defaults.ts";
import { insertEventType } from "./event-type-repository.server.ts";
import { insertSchedule } from "./schedule-repository.server.ts";

/** The default schedule and the first event type of a new business, in the transaction that makes it. */
export async function addFirstEventType(
  tx: DatabaseTransaction,
  request: {
    organizationId: string;
    hostId: string;
    createdAt: Date;
    schedule: { name: string; timeZone: string; rules: readonly WeeklyRule[] };
    eventType: { title: string; lengthMinutes: number };
  },
): Promise<void> {
  const { organizationId, hostId, createdAt, schedule, eventType } = request;
  const { name, timeZone, rules } = schedule;
  const row = { organizationId, userId: hostId, name, timeZone, isDefault: true, createdAt };
  const scheduleId = await insertSchedule(tx, row, rules);
  const columns = {
    ...newEventTypeColumns,
    ...eventType,
    slug: slugFrom(eventType.title, textMax.slug) || "meeting",
    organizationId,
    createdAt,
  };
  const hosts = [{ ...plainHost, userId: hostId, scheduleId }];
  await insertEventType(tx, columns, { hosts, locations: [parleyRoom], limits: [], questions: [] });
}
