import { countBesideBookings, listReceipts, previewRetention } from "#app/features/privacy/privacy.server.ts";
import type { Locale } from "#app/messages/locale.ts";
import type { Services } from "#app/platform/services.server.ts";
import { formatDate, formatDateTime } from "#app/platform/time/format.server.ts";
import type { OrganizationRow } from "./organization-repository.server.ts";

const dayMs = 86_400_000;

export type RetentionPage = Awaited<ReturnType<typeof retentionPage>>;

/** The rule in force, what it will erase tonight, what it has erased, and the life of a booking made today. */
export async function retentionPage(
  services: Pick<Services, "database" | "clock">,
  { organization, locale }: { organization: OrganizationRow; locale: Locale },
) {
  const now = services.clock.now();
  const shown = { locale, zone: organization.timeZone };
  const { retentionDays } = organization;
  const meeting = now + 7 * dayMs;
  const [tonight, receipts] = await Promise.all([
    previewRetention(services, organization.id, now + dayMs),
    listReceipts(services, organization.id, 12),
  ]);
  return {
    retentionDays,
    tonight: { ...tonight, others: countBesideBookings(tonight) },
    receipts: receipts.map(({ id, ranAt, retentionDays: days, counts }) => ({
      id,
      ranAt: formatDateTime(ranAt, shown),
      days,
      counts,
      others: countBesideBookings(counts),
    })),
    example: {
      booked: formatDate(now, shown),
      meeting: formatDate(meeting, shown),
      erased: formatDate(meeting + retentionDays * dayMs, shown),
    },
  };
}
