import type { Services } from "#app/platform/services.server.ts";
import { listHostChoices } from "./event-type-hosts.server.ts";
import {
  countUpcomingBookings,
  findEventType,
  listEventTypeNames,
  listEventTypeRows,
} from "./event-type-repository.server.ts";
import type { EventTypeKey } from "./event-types.server.ts";
import { findSchedule, listScheduleRows } from "./schedule-repository.server.ts";
import type { ScheduleKey } from "./schedules.server.ts";

export { type Deleted, type Deletion, readDeleted } from "./deleted-time.ts";
export type { HostChoice } from "./event-type-hosts.server.ts";
/** The scheduling feature's front door: event types, and the schedules they take their hours from. */
export type { EventTypeRow } from "./event-type-repository.server.ts";
export {
  deleteEventType,
  duplicateEventType,
  type EventTypeKey,
  moveEventType,
  restoreEventType,
  switchEventType,
} from "./event-types.server.ts";
export { addFirstEventType } from "./first-event-type.server.ts";
export { addFirstSchedule } from "./first-schedule.server.ts";
export {
  listPrivateLinks,
  type PrivateLinkRow,
  type SubmittedPrivateLink,
  submitPrivateLink,
  switchPrivateLink,
} from "./private-links.server.ts";
export { memberOfPage } from "./schedule-access.server.ts";
export type { ScheduleRow } from "./schedule-repository.server.ts";
export {
  createSchedule,
  type DeleteScheduleResult,
  deleteSchedule,
  makeDefaultSchedule,
  type ScheduleKey,
  type ScheduleRefusal,
  scheduleRefusal,
} from "./schedules.server.ts";

type Store = Pick<Services, "database">;

/** What the dashboard lists, in the business's own order. */
export function listEventTypes({ database }: Store, { organizationId }: { organizationId: string }) {
  return listEventTypeRows(database.prisma, organizationId);
}

/** Ids and titles, deleted ones included; with a host, of those alone to which that member gives time. */
export function eventTypeNames(
  { database }: Store,
  { organizationId, onlyHostId = null }: { organizationId: string; onlyHostId?: string | null },
) {
  return listEventTypeNames(database.prisma, organizationId, onlyHostId);
}

/** Null when the business has no such event type or it is deleted. */
export function eventTypeById({ database }: Store, { organizationId, id }: EventTypeKey) {
  return findEventType(database.prisma, organizationId, id);
}

/** The members who can give time to an event type (null: to a new one), with their schedules. */
export function hostChoices(
  { database }: Store,
  { organizationId, id }: { organizationId: string; id: string | null },
) {
  return listHostChoices(database.prisma, organizationId, id);
}

/** Bookings of an event type, requests included, that are not over. */
export function upcomingBookingsOf(
  { database, clock }: Pick<Services, "database" | "clock">,
  key: EventTypeKey,
) {
  return countUpcomingBookings(database.prisma, key.organizationId, key.id, clock.now());
}

/** The schedules of a business, or of one of its members; the default first. */
export function listSchedules({ database }: Store, key: { organizationId: string; userId?: string }) {
  return listScheduleRows(database.prisma, key.organizationId, key.userId);
}

/** Null when the business has no such schedule. */
export function scheduleById({ database }: Store, { organizationId, id }: ScheduleKey) {
  return findSchedule(database.prisma, organizationId, id);
}

export { weekSummary } from "./schedule-summary.server.ts";
export { type SubmittedEventType, submitEventType } from "./submit-event-type.server.ts";
export { type SubmittedSchedule, submitSchedule } from "./submit-schedule.server.ts";
