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
  booking: { id: string; organizationId: string; seriesId: string | null; startsAt: Date },
  attendee: { email: string; accompaniesId: string | null },
  shown: Shown,
): Promise<SeriesEntry[]> {
  const { organizationId, seriesId } = booking;
  if (seriesId === null || attendee.accompaniesId !== null) return [];
  const entries = await findSeriesOf(database.prisma, { organizationId, seriesId, email: attendee.email });
  return entries.map(({ id, startsAt, status, attendeeId }) => ({
    label: formatDateTime(startsAt.getTime(), shown),
    href: links.managePath(attendeeId),
    status,
    isThis: id === booking.id,
    follows: startsAt > booking.startsAt && (status === "pending" || status === "confirmed"),
  }));
}
