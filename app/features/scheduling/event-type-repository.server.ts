import { meetingsSlug } from "#app/domain/booking/meetings-slug.ts";
import type { DatabaseTransaction } from "#app/platform/database/database.server.ts";
import type { Prisma, PrismaClient } from "#app/platform/database/generated/client.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import type { EventTypeColumns, EventTypeParts } from "./event-type-columns.ts";
import { writeParts } from "./event-type-parts-repository.server.ts";

type Reader = PrismaClient | DatabaseTransaction;

const eventTypeSelect = {
  id: true,
  slug: true,
  title: true,
  description: true,
  color: true,
  hidden: true,
  byLinksAlone: true,
  disabled: true,
  lengthMinutes: true,
  otherLengths: true,
  hostMode: true,
  attendeeChoosesHost: true,
  slotIntervalMinutes: true,
  slotOffsetMinutes: true,
  fitClosely: true,
  bufferBeforeMinutes: true,
  bufferAfterMinutes: true,
  noticeMinutes: true,
  windowKind: true,
  windowDays: true,
  windowFirstDate: true,
  windowLastDate: true,
  ongoingPerAttendee: true,
  seats: true,
  showsSeatsLeft: true,
  showsAttendees: true,
  waitingList: true,
  offerMinutes: true,
  seriesUnit: true,
  seriesEvery: true,
  seriesMax: true,
  approval: true,
  approvalNotice: true,
  approvalHours: true,
  pendingBlocks: true,
  guestsMax: true,
  attendeesMayCancel: true,
  attendeesMayMove: true,
  changeNoticeMinutes: true,
  cancellationPolicy: true,
  retentionDays: true,
  waitingRoom: true,
  asksNews: true,
  newsText: true,
  confirmationText: true,
  reminderMinutes: true,
  followUpHours: true,
  redirectUrl: true,
  redirectsDetails: true,
  hosts: {
    select: { userId: true, scheduleId: true, fixed: true, groupName: true, priority: true, weight: true },
    orderBy: [{ position: "asc" }, { userId: "asc" }],
  },
  locations: {
    select: { id: true, kind: true, detail: true },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
  limits: { select: { period: true, maxCount: true, maxMinutes: true }, orderBy: { period: "asc" } },
  questions: {
    select: {
      id: true,
      kind: true,
      label: true,
      purpose: true,
      required: true,
      options: true,
      hidden: true,
      sensitive: true,
      answerDays: true,
      prefillName: true,
      conditionId: true,
      conditionValue: true,
    },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.EventTypeSelect;

export type EventTypeRow = Prisma.EventTypeGetPayload<{ select: typeof eventTypeSelect }>;

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
      color: true,
      lengthMinutes: true,
      otherLengths: true,
      hostMode: true,
      hidden: true,
      byLinksAlone: true,
      disabled: true,
      seats: true,
      seriesUnit: true,
      approval: true,
      hosts: {
        select: { user: { select: { name: true } }, schedule: { select: { name: true } } },
        orderBy: [{ position: "asc" }, { userId: "asc" }],
      },
      _count: { select: { questions: true } },
    },
    orderBy: inOrder,
  });
}

/** Event types to filter bookings by: deleted ones too, since their bookings stay. */
export function listEventTypeNames(prisma: Reader, organizationId: string, onlyHostId: string | null) {
  return prisma.eventType.findMany({
    where: { organizationId, ...(onlyHostId && { hosts: { some: { userId: onlyHostId } } }) },
    select: { id: true, slug: true, title: true, deletedAt: true },
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

/**
 * The ids in their order, locked until the transaction ends so that two reorderings cannot mix. They wait for each
 * other before they lock a row: rows that change places while somebody waits for them would be locked crosswise.
 */
export async function lockOrder(tx: DatabaseTransaction, organizationId: string): Promise<string[]> {
  const word = `event-type-order:${organizationId}`;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${word}, 0))`;
  await tx.$executeRaw`
    SELECT 1 FROM "event_type" WHERE "organization_id" = ${organizationId} AND "deleted_at" IS NULL
    ORDER BY "id" FOR UPDATE`;
  const rows = await tx.eventType.findMany({
    where: { organizationId, deletedAt: null },
    select: { id: true },
    orderBy: inOrder,
  });
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
  eventType: EventTypeColumns & { organizationId: string; createdAt: Date },
  parts: EventTypeParts,
): Promise<string> {
  const id = randomId();
  const { organizationId } = eventType;
  const last = await tx.eventType.aggregate({ where: { organizationId }, _max: { position: true } });
  const position = (last._max.position ?? -1) + 1;
  await tx.eventType.create({ data: { id, ...eventType, position }, select: { id: true } });
  await writeParts(tx, { organizationId, eventTypeId: id }, parts);
  return id;
}

/** Returns false when the business has no such event type. The row stays locked until the transaction ends. */
export async function updateEventTypeRow(
  tx: DatabaseTransaction,
  organizationId: string,
  id: string,
  data: Partial<EventTypeColumns> & { deletedAt?: Date | null },
): Promise<boolean> {
  return (await tx.eventType.updateMany({ where: { id, organizationId }, data })).count === 1;
}

/** Also finds a deleted one, whose address is kept aside under another name. */
export function findDeletedEventType(prisma: Reader, organizationId: string, id: string) {
  return prisma.eventType.findFirst({
    where: { id, organizationId, deletedAt: { not: null }, slug: { not: meetingsSlug } },
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
    where: {
      organizationId,
      eventTypeId,
      status: { in: ["pending", "confirmed"] },
      endsAt: { gt: new Date(now) },
    },
  });
}
