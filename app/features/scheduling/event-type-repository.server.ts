import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { EventTypeForm } from "./event-type-form.ts";

type Reader = PrismaClient | DatabaseTransaction;

const questionSelect = {
  id: true,
  kind: true,
  label: true,
  required: true,
  options: true,
} satisfies Prisma.QuestionSelect;

const eventTypeSelect = {
  id: true,
  hostId: true,
  scheduleId: true,
  slug: true,
  title: true,
  description: true,
  lengthMinutes: true,
  slotIntervalMinutes: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  noticeMinutes: true,
  windowDays: true,
  changeNoticeMinutes: true,
  hidden: true,
  questions: { select: questionSelect, orderBy: [{ position: "asc" }, { id: "asc" }] },
} satisfies Prisma.EventTypeSelect;

export type EventTypeRow = Prisma.EventTypeGetPayload<{ select: typeof eventTypeSelect }>;
export type QuestionDraft = EventTypeForm["questions"][number];

/** The columns that the form sets. */
export type EventTypeColumns = Omit<EventTypeRow, "id" | "hostId" | "hidden" | "questions">;

const inOrder = [
  { position: "asc" },
  { createdAt: "asc" },
  { id: "asc" },
] satisfies Prisma.EventTypeOrderByWithRelationInput[];

export function listEventTypeRows(prisma: Reader, organizationId: string) {
  return prisma.eventType.findMany({
    where: { organizationId, deletedAt: null },
    select: {
      id: true,
      slug: true,
      title: true,
      lengthMinutes: true,
      hidden: true,
      schedule: { select: { name: true } },
      _count: { select: { questions: true } },
    },
    orderBy: inOrder,
  });
}

/** Event types to filter bookings by: deleted ones too, since their bookings stay. */
export function listEventTypeNames(prisma: Reader, organizationId: string) {
  return prisma.eventType.findMany({
    where: { organizationId },
    select: { id: true, title: true, deletedAt: true },
    orderBy: inOrder,
  });
}

export function findEventType(
  prisma: Reader,
  organizationId: string,
  id: string,
): Promise<EventTypeRow | null> {
  return prisma.eventType.findFirst({
    where: { id, organizationId, deletedAt: null },
    select: eventTypeSelect,
  });
}

/** The ids in their order, locked until the transaction ends so that two reorderings cannot mix. */
export async function lockOrder(tx: DatabaseTransaction, organizationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "event_type" WHERE "organization_id" = ${organizationId} AND "deleted_at" IS NULL
    ORDER BY "position", "created_at", "id" FOR UPDATE`;
  return rows.map(({ id }) => id);
}

export async function writeOrder(
  tx: DatabaseTransaction,
  organizationId: string,
  ids: string[],
): Promise<void> {
  for (const [position, id] of ids.entries()) {
    await tx.eventType.updateMany({
      where: { id, organizationId, position: { not: position } },
      data: { position },
    });
  }
}

/** Adds an event type at the end. Throws a unique violation when the address is taken. */
export async function insertEventType(
  tx: DatabaseTransaction,
  eventType: EventTypeColumns & { organizationId: string; hostId: string; createdAt: Date; hidden?: boolean },
  questions: QuestionDraft[],
): Promise<string> {
  const id = randomId();
  const { organizationId } = eventType;
  const last = await tx.eventType.aggregate({ where: { organizationId }, _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  await tx.eventType.create({ data: { id, ...eventType, position }, select: { id: true } });
  await tx.question.createMany({
    data: questions.map((question, index) => questionRow(organizationId, id, question, index)),
  });
  return id;
}

/** Returns false when the business has no such event type. */
export async function updateEventTypeRow(
  tx: DatabaseTransaction,
  organizationId: string,
  id: string,
  data: Partial<EventTypeColumns> & { hidden?: boolean; deletedAt?: Date | null },
): Promise<boolean> {
  return (await tx.eventType.updateMany({ where: { id, organizationId }, data })).count === 1;
}

/**
 * Makes the questions what the draft says. Questions keep their id, which answers point to, only where the id is one
 * of this event type's own; every other id makes a new question.
 */
export async function writeQuestions(
  tx: DatabaseTransaction,
  { organizationId, eventTypeId }: { organizationId: string; eventTypeId: string },
  drafts: QuestionDraft[],
): Promise<void> {
  const rows = await tx.question.findMany({ where: { organizationId, eventTypeId }, select: { id: true } });
  const free = new Set(rows.map(({ id }) => id));
  const kept = drafts.map((draft) => (free.delete(draft.id) ? draft.id : null));
  await tx.question.deleteMany({ where: { organizationId, eventTypeId, id: { in: [...free] } } });
  for (const [position, draft] of drafts.entries()) {
    const id = kept[position];
    const row = questionRow(organizationId, eventTypeId, draft, position);
    if (!id) await tx.question.create({ data: row, select: { id: true } });
    else await tx.question.updateMany({ where: { id, organizationId, eventTypeId }, data: { ...row, id } });
  }
}

function questionRow(organizationId: string, eventTypeId: string, draft: QuestionDraft, position: number) {
  const { kind, label, required, options } = draft;
  return { id: randomId(), organizationId, eventTypeId, kind, label, required, options, position };
}

/** Also finds a deleted one, whose address is kept aside under another name. */
export function findDeletedEventType(prisma: Reader, organizationId: string, id: string) {
  return prisma.eventType.findFirst({
    where: { id, organizationId, deletedAt: { not: null } },
    select: { id: true, slug: true },
  });
}

export async function isSlugTaken(prisma: Reader, organizationId: string, slug: string): Promise<boolean> {
  return (await prisma.eventType.count({ where: { organizationId, slug } })) > 0;
}

export function countUpcomingBookings(
  prisma: Reader,
  organizationId: string,
  eventTypeId: string,
  now: number,
) {
  return prisma.booking.count({
    where: { organizationId, eventTypeId, status: "confirmed", endsAt: { gt: new Date(now) } },
  });
}
