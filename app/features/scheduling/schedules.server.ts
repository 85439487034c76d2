import { weekdaysNineToFive } from "#app/platform/form/day-hours.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type Actor, noteSetting } from "./note-setting.server.ts";
import type { ScheduleForm } from "./schedule-form.ts";
import {
  clearDefault,
  deleteScheduleRow,
  findSchedule,
  insertSchedule,
  listScheduleRows,
  reassignDeletedEventTypes,
  type ScheduleRow,
  updateScheduleRow,
  writeOverrides,
  writeRules,
} from "./schedule-repository.server.ts";

type Store = Pick<Services, "database" | "clock">;
/** One schedule of one business. */
export type ScheduleKey = { organizationId: string; id: string } & Actor;
type NotFound = { ok: false; reason: "not-found" };
const notFound: NotFound = { ok: false, reason: "not-found" };

/** A new schedule with hours from Monday to Friday. A person's first one is their default. */
export async function createSchedule(
  { database, clock }: Store,
  { actorId, ...request }: { organizationId: string; userId: string; name: string; timeZone: string } & Actor,
): Promise<{ ok: true; id: string }> {
  const createdAt = new Date(clock.now());
  return database.prisma.$transaction(async (tx) => {
    const others = await listScheduleRows(tx, request.organizationId, request.userId);
    const schedule = { ...request, isDefault: others.length === 0, createdAt };
    const id = await insertSchedule(tx, schedule, weekdaysNineToFive);
    await noteSetting(tx, "schedule.created", { ...request, id, actorId }, clock.now());
    return { ok: true, id };
  });
}

/** Saves all that the schedule's form holds. Its dates are today's or later ones: the form refuses others. */
export async function updateSchedule(
  { database, clock }: Store,
  { organizationId, id, actorId, form }: ScheduleKey & { form: Omit<ScheduleForm, "merged"> },
): Promise<{ ok: true } | NotFound> {
  const owner = { organizationId, scheduleId: id };
  const { rules, overrides, ...columns } = form;
  return database.prisma.$transaction(async (tx) => {
    if (!(await updateScheduleRow(tx, owner, columns))) return notFound;
    await writeRules(tx, owner, rules);
    await writeOverrides(tx, owner, overrides);
    await noteSetting(tx, "schedule.changed", { organizationId, id, actorId }, clock.now());
    return { ok: true };
  });
}

/** New event types start with the default schedule. */
export async function makeDefaultSchedule(
  { database, clock }: Store,
  { organizationId, id, actorId }: ScheduleKey,
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const schedule = await findSchedule(tx, organizationId, id);
    if (!schedule) return notFound;
    await clearDefault(tx, organizationId, schedule.userId);
    await updateScheduleRow(tx, { organizationId, scheduleId: id }, { isDefault: true });
    await noteSetting(tx, "schedule.changed", { organizationId, id, actorId }, clock.now());
    return { ok: true };
  });
}

/** Why a schedule cannot be deleted: event types use it (their titles), or it is its owner's only one. */
export type ScheduleRefusal = { reason: "in-use"; eventTypes: string[] } | { reason: "last-one" };
export type DeleteScheduleResult = { ok: true } | NotFound | ({ ok: false } & ScheduleRefusal);

/** What keeps a schedule from being deleted, or null. */
export async function scheduleRefusal(
  { database }: Pick<Services, "database">,
  { organizationId, id }: ScheduleKey,
): Promise<ScheduleRefusal | null> {
  const schedule = await findSchedule(database.prisma, organizationId, id);
  if (!schedule) return null;
  return refusalOf(schedule, await listScheduleRows(database.prisma, organizationId, schedule.userId));
}

function refusalOf(schedule: ScheduleRow, ownersSchedules: ScheduleRow[]): ScheduleRefusal | null {
  const eventTypes = schedule.eventTypes.map(({ title }) => title);
  if (eventTypes.length > 0) return { reason: "in-use", eventTypes };
  return ownersSchedules.length < 2 ? { reason: "last-one" } : null;
}

/** Deletes a schedule that nothing needs. When the default goes, the oldest of the others takes its place. */
export async function deleteSchedule(
  { database, clock }: Store,
  { organizationId, id, actorId }: ScheduleKey,
): Promise<DeleteScheduleResult> {
  return database.prisma.$transaction(async (tx): Promise<DeleteScheduleResult> => {
    const schedule = await findSchedule(tx, organizationId, id);
    if (!schedule) return notFound;
    const all = await listScheduleRows(tx, organizationId, schedule.userId);
    const refusal = refusalOf(schedule, all);
    if (refusal) return { ok: false, ...refusal };
    const heir = all.find((other) => other.id !== id);
    if (!heir) return { ok: false, reason: "last-one" };
    const owner = { organizationId, scheduleId: id };
    await reassignDeletedEventTypes(tx, owner, heir.id);
    await deleteScheduleRow(tx, owner);
    if (schedule.isDefault)
      await updateScheduleRow(tx, { organizationId, scheduleId: heir.id }, { isDefault: true });
    await noteSetting(tx, "schedule.deleted", { organizationId, id, actorId }, clock.now());
    return { ok: true };
  });
}
