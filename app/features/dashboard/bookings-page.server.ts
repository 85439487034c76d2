import { dayNumberOf } from "#app/domain/availability/calendar-day.ts";
import { localDayAt, startOfDay } from "#app/domain/availability/zone.ts";
import { meetingsSlug } from "#app/domain/booking/meetings-slug.ts";
import { eventTypeNames } from "#app/features/scheduling/scheduling.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import type { BookingParty, BookingStatus } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime, formatTime, type Shown } from "#app/platform/time/format.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { zoneRules } from "#app/platform/time/zones.server.ts";
import { type BookingsFilter, type BookingTab, bookingTabs } from "./bookings-filter.ts";
import {
  type BookingsQuery,
  countBookings,
  type ListedBooking,
  listBookings,
  listHosts,
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
  hosts: string;
  status: BookingStatus;
  cancelledBy: BookingParty | null;
  /** A group's. */
  seats: { taken: number; total: number } | null;
  series: boolean;
  /** "#rrggbb", of the event type. */
  color: string | null;
  /** Who waits for an answer, and until when. */
  requests: { id: string; name: string }[];
  answerBy: string | null;
};

export type BookingsPage = {
  filter: BookingsFilter;
  counts: Record<BookingTab, number>;
  lines: BookingLine[];
  pages: number;
  zone: string;
  eventTypes: { id: string; title: string; deleted: boolean }[];
  /** The business's members, where there are several. */
  hosts: { id: string; name: string }[];
};

type Request = {
  organization: { id: string; timeZone: string };
  readerId: string;
  /** Whose bookings the reader may see alone; null for everybody's. */
  onlyHostId: string | null;
  filter: BookingsFilter;
  locale: Shown["locale"];
};

/** One tab of the bookings, narrowed by the filter, in the business's zone. */
export async function bookingsPage(
  services: Pick<Services, "database" | "clock">,
  { organization, readerId, onlyHostId, filter, locale }: Request,
): Promise<BookingsPage> {
  const { prisma } = services.database;
  const now = services.clock.now();
  const query = {
    ...queryOf(organization, readerId, filter, now),
    ...(onlyHostId && { hostId: onlyHostId }),
  };
  const counted = await Promise.all(
    bookingTabs.map(async (tab) => [tab, await countBookings(prisma, tab, query)] as const),
  );
  const counts = Object.fromEntries(counted) as Record<BookingTab, number>;
  const pages = Math.max(1, Math.ceil(counts[filter.tab] / bookingsPerPage));
  const page = Math.min(filter.page, pages);
  const range = { skip: (page - 1) * bookingsPerPage, take: bookingsPerPage };
  const reader = { organizationId: organization.id, viewerId: readerId };
  const [rows, eventTypes, hosts] = await Promise.all([
    listBookings(services, { ...reader, way: "list" }, filter.tab, query, range),
    eventTypeNames(services, { organizationId: organization.id }),
    listHosts(prisma, organization.id),
  ]);
  const shown = { locale, zone: organization.timeZone };
  return {
    filter: { ...filter, page },
    counts,
    pages,
    lines: rows.map((row) => lineOf(row, shown, now)),
    zone: placeLabel(organization.timeZone, now),
    eventTypes: eventTypes.map(({ id, slug, title, deletedAt }) =>
      slug === meetingsSlug
        ? { id, title: translatorFor(locale).t("meeting.title"), deleted: false }
        : { id, title, deleted: deletedAt !== null },
    ),
    hosts: hosts.length > 1 && onlyHostId === null ? hosts : [],
  };
}

function queryOf(
  organization: Request["organization"],
  readerId: string,
  filter: BookingsFilter,
  now: number,
): BookingsQuery {
  const rules = zoneRules(organization.timeZone);
  const dayStart = (date: string | null, later: number) =>
    date === null ? null : startOfDay(rules, dayNumberOf(date) + later);
  return {
    organizationId: organization.id,
    q: filter.q,
    eventTypeId: filter.type,
    hostId: filter.host === "mine" ? readerId : filter.host,
    from: dayStart(filter.from, 0),
    to: dayStart(filter.to, 1),
    now,
  };
}

function lineOf(row: ListedBooking, shown: Shown, now: number): BookingLine {
  const startsAt = row.startsAt.getTime();
  const zone = zoneRules(shown.zone);
  const daysAhead = localDayAt(zone, startsAt) - localDayAt(zone, now);
  const present = row.attendees.filter(({ status }) => status === "pending" || status === "confirmed");
  const shownPeople = (present.length > 0 ? present : row.attendees).filter(
    (one) => one.accompaniesId === null,
  );
  const pending = present.filter(
    ({ status, accompaniesId }) => status === "pending" && accompaniesId === null,
  );
  const isOver = row.status !== "pending" && row.status !== "confirmed";
  return {
    id: row.id,
    title: row.title,
    near: daysAhead === 0 ? "today" : daysAhead === 1 ? "tomorrow" : null,
    date: formatDate(startsAt, shown),
    time: `${formatTime(startsAt, shown)} – ${formatTime(row.endsAt.getTime(), shown)}`,
    // Who met at once may have invited nobody.
    who: peopleNamed(shownPeople) || row.title,
    email: shownPeople.length === 1 ? (shownPeople[0]?.email ?? "") : "",
    hosts: row.hosts.map(({ user }) => user.name).join(", "),
    status: row.status,
    cancelledBy: isOver ? row.cancelledBy : null,
    seats: row.seats === null ? null : { taken: present.length, total: row.seats },
    series: row.seats === null && row.attendees.some(({ seriesId }) => seriesId !== null),
    color: row.eventType.color,
    requests: pending.map(({ id, name, email }) => ({ id, name: name || email })),
    answerBy: row.answerBy && pending.length > 0 ? formatDateTime(row.answerBy.getTime(), shown) : null,
  };
}

const namedMax = 4;

/** The first few names; the others are counted by the seats beside them. */
function peopleNamed(people: readonly { name: string; email: string }[]): string {
  const names = people.slice(0, namedMax).map(({ name, email }) => name || email);
  return people.length > namedMax ? `${names.join(", ")} …` : names.join(", ");
}
