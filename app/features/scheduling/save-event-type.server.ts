import {
  type DatabaseTransaction,
  isSeatsViolation,
  isSerializationFailure,
  isUniqueViolation,
} from "#app/platform/database/database.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { columnsOf, type EventTypeParts } from "./event-type-columns.ts";
import type { EventTypeForm } from "./event-type-form.ts";
import { hostsOf, listHostChoices } from "./event-type-hosts.server.ts";
import { writeParts } from "./event-type-parts-repository.server.ts";
import { findEventType, insertEventType, updateEventTypeRow } from "./event-type-repository.server.ts";
import { type FullMeeting, meetingsAbove, writeSeats } from "./event-type-seats.server.ts";
import { type Actor, noteSetting } from "./note-setting.server.ts";

type Store = Pick<Services, "database" | "clock">;

export type SaveEventTypeResult =
  | { ok: true; id: string }
  | { ok: false; reason: "not-found" | "slug-taken" }
  /** Places in the form's list of hosts: nobody who may host here has that schedule, or a host before has it. */
  | { ok: false; reason: "hosts"; unknown: number[]; twice: number[] }
  /** More people have booked these meetings than the group would have seats. */
  | { ok: false; reason: "seats-booked"; meetings: FullMeeting[] };

type SaveRequest = Actor & { organizationId: string; id: string | null; form: EventTypeForm };

/** Saves all that the form says: a new event type (`id` null) at the end of the list, or over the one that is there. */
export async function saveEventType(
  { database, clock }: Store,
  request: SaveRequest,
): Promise<SaveEventTypeResult> {
  const now = clock.now();
  for (let tries = 1; ; tries++) {
    try {
      return await database.prisma.$transaction((tx) => saveAndNote(tx, { ...request, now }));
    } catch (error) {
      if (isUniqueViolation(error)) return { ok: false, reason: "slug-taken" };
      // Somebody booked a seat in this moment: the next try sees it.
      if (tries >= 4 || !(isSerializationFailure(error) || isSeatsViolation(error))) throw error;
    }
  }
}

async function saveAndNote(
  tx: DatabaseTransaction,
  request: SaveRequest & { now: number },
): Promise<SaveEventTypeResult> {
  const result = await save(tx, request);
  const action = request.id === null ? "event-type.created" : "event-type.changed";
  if (result.ok) await noteSetting(tx, action, { ...request, id: result.id }, request.now);
  return result;
}

async function save(
  tx: DatabaseTransaction,
  { organizationId, id, form, now }: SaveRequest & { now: number },
): Promise<SaveEventTypeResult> {
  if (id !== null && !(await findEventType(tx, organizationId, id)))
    return { ok: false, reason: "not-found" };
  const found = hostsOf(form.hosting.hosts, await listHostChoices(tx, organizationId, id));
  if (!found.ok) return { ...found, reason: "hosts" };
  const columns = columnsOf(form);
  const parts: EventTypeParts = { ...partsOf(form), hosts: found.hosts };
  if (id === null) {
    const row = { ...columns, organizationId, createdAt: new Date(now) };
    return { ok: true, id: await insertEventType(tx, row, parts) };
  }
  if (columns.seats !== null) {
    const place = { organizationId, eventTypeId: id, seats: columns.seats, now };
    const meetings = await meetingsAbove(tx, place);
    if (meetings.length > 0) return { ok: false, reason: "seats-booked", meetings };
    await writeSeats(tx, place);
  }
  await updateEventTypeRow(tx, organizationId, id, columns);
  await writeParts(tx, { organizationId, eventTypeId: id }, parts);
  return { ok: true, id };
}

function partsOf({ locations, limits, questions }: EventTypeForm): Omit<EventTypeParts, "hosts"> {
  return {
    locations,
    limits,
    questions: questions.map(({ condition, ...question }) => ({
      ...question,
      conditionId: condition?.id ?? null,
      conditionValue: condition?.value ?? "",
    })),
  };
}
