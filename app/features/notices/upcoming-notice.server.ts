import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";
import { findUpcoming } from "./notice-repository.server.ts";

export type UpcomingNotice = {
  /** The day it begins to hold, in words. */
  date: string;
  href: string;
};

/** The version that is announced and does not hold yet. Its day is that of UTC, for every reader the same. */
export async function upcomingNotice(
  { database, clock }: Pick<Services, "database" | "clock">,
  locale: Locale,
): Promise<UpcomingNotice | null> {
  const upcoming = await findUpcoming(database.prisma, clock.now());
  return (
    upcoming && {
      date: formatDate(upcoming.effectiveAt, { locale, zone: "Etc/UTC" }),
      href: `/privacy/versions/${upcoming.hash}`,
    }
  );
}
