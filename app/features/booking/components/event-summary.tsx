import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import { SummaryCard, type SummaryRow } from "#app/ui/booking/summary-card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** What is being booked: with whom, how long, where, and once chosen when. */
export function EventSummary({ page }: { page: BookingPage }) {
  const { t } = useI18n();
  const { chosen, eventType } = page;
  const rows: SummaryRow[] = [
    {
      icon: "clock",
      term: t("booking.length"),
      value: t("common.minutes", { count: eventType.lengthMinutes }),
    },
    { icon: "video", term: t("booking.where"), value: t("booking.parleyRoom") },
  ];
  if (chosen) {
    rows.unshift({
      icon: "calendar",
      term: t("booking.when"),
      value: (
        <>
          {chosen.date}
          <br />
          <strong>{chosen.time}</strong>
        </>
      ),
      note: chosen.hostTime
        ? `${page.zone.label} · ${t("booking.hostTime", { time: chosen.hostTime, host: page.hostName })}`
        : page.zone.label,
    });
  }
  return (
    <SummaryCard headingLevel={1} eyebrow={page.hostName} title={eventType.title} rows={rows}>
      {eventType.description && <p className="summary__text">{eventType.description}</p>}
    </SummaryCard>
  );
}
