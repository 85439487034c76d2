import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { eventTypeNames } from "#app/features/scheduling/scheduling.server.ts";
import type { BookingParty } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type BookingsFilter, type BookingTab, bookingTabs } from "./bookings-filter.ts";
import {
  type BookingsQuery,
  countBookings,
  type ListedBooking,
  listBookings,
} from "./bookings-repository.server.ts";

export const bookingsPerPage = 20;

export type BookingLine = {
  id: string;
  title: string;
  /** Today and tomorrow are said by these words, other days by their date alone. */
  near: "today" | "tomorrow" | null;
  date: string;
  time: string;
  who: string;
  email: string;
  cancelledBy: BookingParty | null;
};

export type BookingsPage = {
  filter: BookingsFilter;
  counts: Record<BookingTab, number>;
  lines: BookingLine[];
  pages: number;
  zone: string;
  eventTypes: { id: string; title: string; deleted: boolean }[];
};

type Request = {
  organization: { id: string; timeZone: string };
  filter: BookingsFilter;
  locale: Shown["locale"];
};

/** One tab of the bookings, narrowed by the filter, in the business's zone. */
export async function bookingsPage(
  services: Pick<Services, "database" | "clock">,
  { organization, filter, locale }: Request,
): Promise<BookingsPage> {
  const { prisma } = services.database;
  const now = services.clock.now();
  const query = queryOf(organization, filter, now);
  const [upcoming, past, cancelled] = await Promise.all(
    bookingTabs.map((tab) => countBookings(prisma, tab, query)),
  );
  const counts = { upcoming: upcoming ?? 0, past: past ?? 0, cancelled: cancelled ?? 0 };
  const pages = Math.max(1, Math.ceil(counts[filter.tab] / bookingsPerPage));
  const page = Math.min(filter.page, pages);
  const range = { skip: (page - 1) * bookingsPerPage, take: bookingsPerPage };
  const [rows, eventTypes] = await Promise.all([
    listBookings(prisma, filter.tab, query, range),
    eventTypeNames(services, { organizationId: organization.id }),
  ]);
  const shown = { locale, zone: organization.timeZone };
  return {
    filter: { ...filter, page },
    counts,
    pages,
    lines: rows.map((row) => lineOf(row, shown, now)),
    zone: placeLabel(organization.timeZone, now),
    eventTypes: eventTypes.map(({ id, title, deletedAt }) => ({ id, title, deleted: deletedAt !== null })),
  };
}

function queryOf(organization: Request["organization"], filter: BookingsFilter, now: number): BookingsQuery {
  const rules = zoneRules(organization.timeZone);
  const dayStart = (date: string | null, later: number) =>
    date === null ? null : startOfDay(rules, dayNumberOf(date) + later);
  return {
    organizationId: organization.id,
    q: filter.q,
    eventTypeId: filter.type,
    from: dayStart(filter.from, 0),
    to: dayStart(filter.to, 1),
    now,
  };
}

function lineOf(row: ListedBooking, shown: Shown, now: number): BookingLine {
  const startsAt = row.startsAt.getTime();
  const zone = zoneRules(shown.zone);
  const daysAhead = localDayAt(zone, startsAt) - localDayAt(zone, now);
  const [first] = row.attendees;
  return {
    id: row.id,
    title: row.title,
    near: daysAhead === 0 ? "today" : daysAhead === 1 ? "tomorrow" : null,
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(row.endsAt.getTime(), shown)}`,
    who: row.attendees.map(({ name }) => name).join(", "),
    email: first?.email ?? "",
    cancelledBy: row.status === "cancelled" ? row.cancelledBy : null,
  };
}
