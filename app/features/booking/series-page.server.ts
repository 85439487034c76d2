import type { AttendeeStatus } from "#app/platform/database/generated/client.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDateTime, type Shown } from "#app/platform/time/format.server.ts";
import { findSeriesOf } from "./series-repository.server.ts";

/** One date of a series, as its list shows it. */
export type SeriesEntry = {
  label: string;
  href: string;
  status: AttendeeStatus;
  isThis: boolean;
  /** Whether it comes after this one and still stands. */
  follows: boolean;
};

export async function seriesOf(
  { database, links }: Pick<Services, "database" | "links">,
  booking: { id: string; organizationId: string; startsAt: Date },
  attendee: { seriesId: string | null },
  shown: Shown,
): Promise<SeriesEntry[]> {
  const { organizationId } = booking;
  const { seriesId } = attendee;
  if (seriesId === null) return [];
  const seats = await findSeriesOf(database.prisma, { organizationId, seriesId });
  return seats.map(({ id, bookingId, status, booking: { startsAt } }) => ({
    label: formatDateTime(startsAt.getTime(), shown),
    href: links.managePath(id),
    status,
    isThis: bookingId === booking.id,
    follows: startsAt > booking.startsAt && (status === "pending" || status === "confirmed"),
  }));
}
