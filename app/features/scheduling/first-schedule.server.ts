import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { weekdaysNineToFive } from "#app/platform/form/day-hours.ts";
import { insertSchedule } from "./schedule-repository.server.ts";

/** The hours that a new member of a business begins with: weekdays from nine to five, by their own clock. */
export async function addFirstSchedule(
  tx: DatabaseTransaction,
  schedule: { organizationId: string; userId: string; name: string; timeZone: string; createdAt: Date },
): Promise<void> {
  await insertSchedule(tx, { ...schedule, isDefault: true }, weekdaysNineToFive);
}
