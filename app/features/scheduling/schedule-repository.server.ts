import { dayMs, dayNumberOf, isoDateOf } from "#app/domain/availability/calendar-day.ts";
import type { DateOverride, WeeklyRule } from "#app/domain/availability/rules.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";

type Reader = PrismaClient | DatabaseTransaction;

const scheduleSelect = {
  id: true,
  userId: true,
  user: { select: { name: true } },
  name: true,
  timeZone: true,
  isDefault: true,
  holidayCountry: true,
  workedHolidays: true,
  rules: {
    select: { weekday: true, startMinute: true, endMinute: true },
    orderBy: [{ weekday: "asc" }, { startMinute: "asc" }],
  },
  overrides: {
    select: { date: true, startMinute: true, endMinute: true },
    orderBy: [{ date: "asc" }, { startMinute: "asc" }],
  },
  hosts: {
    where: { eventType: { deletedAt: null } },
    select: { eventType: { select: { id: true, title: true, lengthMinutes: true, otherLengths: true } } },
    orderBy: { eventType: { position: "asc" } },
  },
} satisfies Prisma.ScheduleSelect;

type StoredSchedule = Prisma.ScheduleGetPayload<{ select: typeof scheduleSelect }>;
export type ScheduleRow = Omit<StoredSchedule, "overrides" | "hosts"> & {
  overrides: DateOverride[];
  /** Those that take their hours from it, each once, deleted ones left out. */
  eventTypes: { id: string; title: string; lengthMinutes: number; otherLengths: number[] }[];
};

export async function listScheduleRows(
  prisma: Reader,
  organizationId: string,
  userId?: string,
): Promise<ScheduleRow[]> {
  const rows = await prisma.schedule.findMany({
    where: { organizationId, userId },
    select: scheduleSelect,
    orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(readSchedule);
}

export async function findSchedule(
  prisma: Reader,
  organizationId: string,
  id: string,
): Promise<ScheduleRow | null> {
  const row = await prisma.schedule.findFirst({ where: { id, organizationId }, select: scheduleSelect });
  return row && readSchedule(row);
}

/** Dates that have several intervals are several rows; one row without minutes is a date off. */
function readSchedule({ overrides, hosts, ...schedule }: StoredSchedule): ScheduleRow {
  const intervalsOf = new Map<string, { startMinute: number; endMinute: number }[]>();
  for (const { date, startMinute, endMinute } of overrides) {
    const key = isoDateOf(date.getTime() / dayMs);
    const intervals = intervalsOf.get(key) ?? [];
    if (startMinute !== null && endMinute !== null) intervals.push({ startMinute, endMinute });
    intervalsOf.set(key, intervals);
  }
  return {
    ...schedule,
    overrides: [...intervalsOf].map(([date, intervals]) => ({ date, intervals })),
    eventTypes: hosts.map(({ eventType }) => eventType),
  };
}

export type NewSchedule = {
  organizationId: string;
  userId: string;
  name: string;
  timeZone: string;
  isDefault: boolean;
  createdAt: Date;
};

export async function insertSchedule(
  tx: DatabaseTransaction,
  schedule: NewSchedule,
  rules: readonly WeeklyRule[],
) {
  const id = randomId();
  await tx.schedule.create({ data: { id, ...schedule }, select: { id: true } });
  await writeRules(tx, { organizationId: schedule.organizationId, scheduleId: id }, rules);
  return id;
}

type Owner = { organizationId: string; scheduleId: string };

export async function writeRules(
  tx: DatabaseTransaction,
  owner: Owner,
  rules: readonly WeeklyRule[],
): Promise<void> {
  await tx.availabilityRule.deleteMany({ where: owner });
  await tx.availabilityRule.createMany({
    data: rules.map(({ weekday, startMinute, endMinute }) => ({
      id: randomId(),
      ...owner,
      weekday,
      startMinute,
      endMinute,
    })),
  });
}

export async function writeOverrides(
  tx: DatabaseTransaction,
  owner: Owner,
  overrides: readonly DateOverride[],
): Promise<void> {
  await tx.dateOverride.deleteMany({ where: owner });
  await tx.dateOverride.createMany({
    data: overrides.flatMap(({ date, intervals }) => {
      const row = () => ({ id: randomId(), ...owner, date: new Date(dayNumberOf(date) * dayMs) });
      if (intervals.length === 0) return [row()];
      return intervals.map(({ startMinute, endMinute }) => ({ ...row(), startMinute, endMinute }));
    }),
  });
}

/** Returns false when the business has no such schedule. The row stays locked until the transaction ends. */
export async function updateScheduleRow(
  tx: DatabaseTransaction,
  { organizationId, scheduleId }: Owner,
  data: Partial<Pick<ScheduleRow, "name" | "timeZone" | "isDefault" | "holidayCountry" | "workedHolidays">>,
): Promise<boolean> {
  return (await tx.schedule.updateMany({ where: { id: scheduleId, organizationId }, data })).count === 1;
}

/** Takes the mark of the default from whichever schedule of this person has it. */
export async function clearDefault(
  tx: DatabaseTransaction,
  organizationId: string,
  userId: string,
): Promise<void> {
  await tx.schedule.updateMany({
    where: { organizationId, userId, isDefault: true },
    data: { isDefault: false },
  });
}

export async function deleteScheduleRow(
  tx: DatabaseTransaction,
  { organizationId, scheduleId }: Owner,
): Promise<void> {
  await tx.schedule.deleteMany({ where: { id: scheduleId, organizationId } });
}

/** Gives hosts of deleted event types, which nobody sees, another schedule, so that they do not hold one back. */
export async function reassignDeletedEventTypes(
  tx: DatabaseTransaction,
  { organizationId, scheduleId }: Owner,
  toScheduleId: string,
): Promise<void> {
  await tx.eventTypeHost.updateMany({
    where: { organizationId, scheduleId, eventType: { deletedAt: { not: null } } },
    data: { scheduleId: toScheduleId },
  });
}
