import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { EventTypeParts, SavedQuestion } from "./event-type-columns.ts";

type Owner = { organizationId: string; eventTypeId: string };

/** Makes an event type's hosts, locations, limits and questions what is given. */
export async function writeParts(
  tx: DatabaseTransaction,
  owner: Owner,
  parts: EventTypeParts,
): Promise<void> {
  await tx.eventTypeHost.deleteMany({ where: owner });
  await tx.eventTypeHost.createMany({
    data: parts.hosts.map((host, position) => ({ ...host, ...owner, position })),
  });
  await tx.bookingLimit.deleteMany({ where: owner });
  await tx.bookingLimit.createMany({
    data: parts.limits.map((limit) => ({ id: randomId(), ...owner, ...limit })),
  });
  await writeLocations(tx, owner, parts.locations);
  await writeQuestions(tx, owner, parts.questions);
}

/**
 * Rows keep their id only where it is one of this event type's own; every other id, one from elsewhere too, makes a new
 * row.
 */
function keptIds<Row extends { id: string }>(own: readonly { id: string }[], rows: readonly Row[]) {
  const free = new Set(own.map(({ id }) => id));
  const kept = rows.map(({ id }) => free.delete(id));
  return { ids: rows.map(({ id }, index) => (kept[index] ? id : randomId())), kept, gone: [...free] };
}

async function writeLocations(tx: DatabaseTransaction, owner: Owner, locations: EventTypeParts["locations"]) {
  const own = await tx.eventLocation.findMany({ where: owner, select: { id: true } });
  const { ids, kept, gone } = keptIds(own, locations);
  await tx.eventLocation.deleteMany({ where: { ...owner, id: { in: gone } } });
  for (const [position, { kind, detail }] of locations.entries()) {
    const row = { id: ids[position] as string, ...owner, kind, detail, position };
    if (kept[position]) await tx.eventLocation.updateMany({ where: { ...owner, id: row.id }, data: row });
    else await tx.eventLocation.create({ data: row, select: { id: true } });
  }
}

/** Answers point to questions, and so do conditions: always to one that is written before. */
async function writeQuestions(tx: DatabaseTransaction, owner: Owner, questions: readonly SavedQuestion[]) {
  const own = await tx.question.findMany({ where: owner, select: { id: true } });
  const { ids, kept, gone } = keptIds(own, questions);
  await tx.question.deleteMany({ where: { ...owner, id: { in: gone } } });
  for (const [position, question] of questions.entries()) {
    const asked = question.conditionId ? questions.findIndex(({ id }) => id === question.conditionId) : -1;
    const conditionId = ids[asked] ?? null;
    const conditionValue = conditionId === null ? "" : question.conditionValue;
    const id = ids[position] as string;
    const row = { ...question, id, ...owner, position, conditionId, conditionValue };
    if (kept[position]) await tx.question.updateMany({ where: { ...owner, id }, data: row });
    else await tx.question.create({ data: row, select: { id: true } });
  }
}
