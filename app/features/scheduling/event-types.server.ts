import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { slugFrom } from "#app/platform/form/slug.ts";
import type { Services } from "#app/platform/services.server.ts";
import { textMax } from "./event-type-choices.ts";
import {
  findDeletedEventType,
  findEventType,
  insertEventType,
  isSlugTaken,
  lockOrder,
  updateEventTypeRow,
  writeOrder,
} from "./event-type-repository.server.ts";
import { type Actor, noteSetting } from "./note-setting.server.ts";

type Store = Pick<Services, "database" | "clock">;
/** One event type of one business. */
export type EventTypeKey = { organizationId: string; id: string } & Actor;
export type NotFound = { ok: false; reason: "not-found" };

const notFound: NotFound = { ok: false, reason: "not-found" };

/** Copies an event type with all that belongs to it but its private links, hidden until somebody has looked at it. */
export async function duplicateEventType(
  { database, clock }: Store,
  { organizationId, id, actorId, titleOfCopy }: EventTypeKey & { titleOfCopy: (title: string) => string },
): Promise<{ ok: true; id: string } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const original = await findEventType(tx, organizationId, id);
    if (!original) return notFound;
    const order = await lockOrder(tx, organizationId);
    const { id: _, hosts, locations, limits, questions, ...columns } = original;
    const copy = {
      ...columns,
      organizationId,
      title: titleOfCopy(original.title).slice(0, textMax.title),
      slug: await freeSlug(tx, organizationId, original.slug),
      hidden: true,
      createdAt: new Date(clock.now()),
    };
    const copyId = await insertEventType(tx, copy, { hosts, locations, limits, questions });
    await writeOrder(tx, organizationId, order.toSpliced(order.indexOf(id) + 1, 0, copyId));
    await noteSetting(tx, "event-type.created", { organizationId, id: copyId, actorId }, clock.now());
    return { ok: true, id: copyId };
  });
}

/** Hides it from the business's page or lists it again; lets it take bookings or not. */
export async function switchEventType(
  { database, clock }: Store,
  { organizationId, id, actorId, to }: EventTypeKey & { to: { hidden: boolean } | { disabled: boolean } },
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    if (!(await findEventType(tx, organizationId, id))) return notFound;
    // What is listed is open to everybody.
    const opens = "hidden" in to && !to.hidden;
    await updateEventTypeRow(tx, organizationId, id, { ...to, ...(opens ? { byLinksAlone: false } : {}) });
    await noteSetting(tx, "event-type.switched", { organizationId, id, actorId }, clock.now());
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
  { organizationId, id, actorId }: EventTypeKey,
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const eventType = await findEventType(tx, organizationId, id);
    if (!eventType) return notFound;
    const slug = `${eventType.slug}${asideMark}${id}`;
    await updateEventTypeRow(tx, organizationId, id, { slug, deletedAt: new Date(clock.now()) });
    await noteSetting(tx, "event-type.deleted", { organizationId, id, actorId }, clock.now());
    return { ok: true };
  });
}

/** Undoes `deleteEventType`, under its old address or, when that was taken meanwhile, one like it. */
export async function restoreEventType(
  { database, clock }: Store,
  { organizationId, id, actorId }: EventTypeKey,
): Promise<{ ok: true } | NotFound> {
  return database.prisma.$transaction(async (tx) => {
    const deleted = await findDeletedEventType(tx, organizationId, id);
    if (!deleted) return notFound;
    const slug = await freeSlug(tx, organizationId, deleted.slug.split(asideMark)[0] ?? "");
    await updateEventTypeRow(tx, organizationId, id, { slug, deletedAt: null });
    await noteSetting(tx, "event-type.restored", { organizationId, id, actorId }, clock.now());
    return { ok: true };
  });
}

/** Parts a deleted event type's address from its id. No address that people choose can hold it. */
const asideMark = "~";

async function freeSlug(tx: DatabaseTransaction, organizationId: string, wanted: string): Promise<string> {
  const base = slugFrom(wanted, textMax.slug - 4) || "meeting";
  for (let number = 1; number < 1000; number++) {
    const slug = number === 1 ? base : `${base}-${number}`;
    if (!(await isSlugTaken(tx, organizationId, slug))) return slug;
  }
  throw new Error(`No address like ${base} is free`);
}
