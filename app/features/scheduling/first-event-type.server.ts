import type { WeeklyRule } from "#app/domain/availability/rules.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import { eventSlugLengthMax } from "./event-type-form.ts";
import { insertEventType } from "./event-type-repository.server.ts";
import { insertSchedule } from "./schedule-repository.server.ts";

/** What a new business can be booked for: two hours' notice, two months ahead. */
const firstNoticeMinutes = 120;
const firstWindowDays = 60;

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
    organizationId,
    hostId,
    scheduleId,
    createdAt,
    title: eventType.title,
    slug: slugFrom(eventType.title, eventSlugLengthMax) || "meeting",
    description: "",
    lengthMinutes: eventType.lengthMinutes,
    slotIntervalMinutes: null,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    noticeMinutes: firstNoticeMinutes,
    windowDays: firstWindowDays,
    changeNoticeMinutes: 0,
  };
  await insertEventType(tx, columns, []);
}
