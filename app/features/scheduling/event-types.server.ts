import { type DatabaseTransaction, isUniqueViolation } from "#app/platform/database/database.server.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import type { Services } from "#app/platform/services.server.ts";
import { type EventTypeForm, eventSlugLengthMax, titleLengthMax } from "./event-type-form.ts";
import {
  type EventTypeColumns,
  findDeletedEventType,
  findEventType,
  insertEventType,
  isSlugTaken,
  lockOrder,
  updateEventTypeRow,
  writeOrder,
  writeQuestions,
} from "./event-type-repository.server.ts";
import { findSchedule } from "./schedule-repository.server.ts";

type Store = Pick<Services, "database" | "clock">;
/** One event type of one business. */
export type EventTypeKey = { organizationId: string; id: string };
export type NotFound = { ok: false; reason: "not-found" };
export type SaveEventTypeResult =
  | { ok: true; id: string }
  | NotFound
  | { ok: false; reason: "slug-taken" | "schedule" };

const notFound: NotFound = { ok: false, reason: "not-found" };

/** Adds an event type at the end of the list. Its host is the schedule's owner. */
export async function createEventType(
  { database, clock }: Store,
  { organizationId, form }: { organizationId: string; form: EventTypeForm },
): Promise<SaveEventTypeResult> {
  const createdAt = new Date(clock.now());
  return orSlugTaken(() =>
    database.prisma.$transaction(async (tx): Promise<SaveEventTypeResult> => {
      const schedule = await findSchedule(tx, organizationId, form.scheduleId);
      if (!schedule) return { ok: false, reason: "schedule" };
      const row = { organizationId, hostId: schedule.userId, createdAt, ...columnsOf(form) };
      return { ok: true, id: await insertEventType(tx, row, form.questions) };
    }),
  );
}

/** Saves all fields and questions. Bookings that were made keep their length, their title and their answers. */
export async function updateEventType(
  { database }: Pick<Services, "database">,
  { organizationId, id, form }: EventTypeKey & { form: EventTypeForm },
): Promise<SaveEventTypeResult> {
  return orSlugTaken(() =>
    database.prisma.$transaction(async (tx): Promise<SaveEventTypeResult> => {
      const eventType = await findEventType(tx, organizationId, id);
      if (!eventType) return notFound;
      const schedule = await findSchedule(tx, organizationId, form.scheduleId);
      if (schedule?.userId !== eventType.hostId) return { ok: false, reason: "schedule" };
      await updateEventTypeRow(tx, organizationId, id, columnsOf(form));
      await writeQuestions(tx, { organizationId, eventTypeId: id }, form.questions);
      return { ok: true, id };
    }),
  );
}

/** Copies an event type with its questions, hidden until somebody has looked at it. */
export async function duplicateEventType(
  { database, clock }: Store,
  { organizationId, id, titleOfCopy }: EventTypeKey & { titleOfCopy: (title: string) => string },
): Promise<{ ok: true; id: string } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const original = await findEventType(tx, organizationId, id);
    if (!original) return notFound;
    const order = await lockOrder(tx, organizationId);
    const { id: _, questions, ...columns } = original;
    const copy = {
      ...columns,
      organizationId,
      title: titleOfCopy(original.title).slice(0, titleLengthMax),
      slug: await freeSlug(tx, organizationId, original.slug),
      hidden: true,
      createdAt: new Date(clock.now()),
    };
    const copyId = await insertEventType(tx, copy, questions);
    await writeOrder(tx, organizationId, order.toSpliced(order.indexOf(id) + 1, 0, copyId));
    return { ok: true, id: copyId };
  });
}

export async function setEventTypeHidden(
  { database }: Pick<Services, "database">,
  { organizationId, id, hidden }: EventTypeKey & { hidden: boolean },
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    if (!(await findEventType(tx, organizationId, id))) return notFound;
    await updateEventTypeRow(tx, organizationId, id, { hidden });
    return { ok: true };
  });
}

/** Swaps an event type with its neighbour. At the end of the list nothing happens. */
export async function moveEventType(
  { database }: Pick<Services, "database">,
  { organizationId, id, direction }: EventTypeKey & { direction: "up" | "down" },
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const order = await lockOrder(tx, organizationId);
    const from = order.indexOf(id);
    if (from < 0) return notFound;
    const to = Math.max(0, from + (direction === "up" ? -1 : 1));
    await writeOrder(tx, organizationId, order.toSpliced(from, 1).toSpliced(to, 0, id));
    return { ok: true };
  });
}

/** Nobody can book it any more. Its bookings stay, its address becomes free, and `restoreEventType` brings it back. */
export async function deleteEventType(
  { database, clock }: Store,
  { organizationId, id }: EventTypeKey,
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const eventType = await findEventType(tx, organizationId, id);
    if (!eventType) return notFound;
    const slug = `${eventType.slug}${asideMark}${id}`;
    await updateEventTypeRow(tx, organizationId, id, { slug, deletedAt: new Date(clock.now()) });
    return { ok: true };
  });
}

/** Undoes `deleteEventType`, under its old address or, when that was taken meanwhile, one like it. */
export async function restoreEventType(
  { database }: Pick<Services, "database">,
  { organizationId, id }: EventTypeKey,
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const deleted = await findDeletedEventType(tx, organizationId, id);
    if (!deleted) return notFound;
    const slug = await freeSlug(tx, organizationId, deleted.slug.split(asideMark)[0] ?? "");
    await updateEventTypeRow(tx, organizationId, id, { slug, deletedAt: null });
    return { ok: true };
  });
}

/** Parts a deleted event type's address from its id. No address that people choose can hold it. */
const asideMark = "~";

async function freeSlug(tx: DatabaseTransaction, organizationId: string, wanted: string): Promise<string> {
  const base = slugFrom(wanted, eventSlugLengthMax - 4) || "meeting";
  for (let number = 1; number < 1000; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await isSlugTaken(tx, organizationId, slug))) return slug;
  }
  throw new Error(`No address like ${base} is free`);
}

function columnsOf(form: EventTypeForm): EventTypeColumns {
  const { questions: _, notice, changeNotice, ...columns } = form;
  return { ...columns, noticeMinutes: notice, changeNoticeMinutes: changeNotice };
}

async function orSlugTaken(save: () => Promise<SaveEventTypeResult>): Promise<SaveEventTypeResult> {
  try {
    return await save();
  } catch (error) {
    if (isUniqueViolation(error)) return { ok: false, reason: "slug-taken" };
    throw error;
  }
}
