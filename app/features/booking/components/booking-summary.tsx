import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import { SummaryCard, type SummaryRow } from "#app/ui/booking/summary-card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** What was agreed. `newTime` is shown where it is about to move. */
export function BookingSummary({
  page,
  newTime,
}: {
  page: ManagePage;
  newTime?: { date: string; time: string } | undefined;
}) {
  const { t } = useI18n();
  const current = `${page.date}, ${page.time}`;
  const when: SummaryRow = newTime
    ? {
        icon: "calendar",
        term: t("booking.when"),
        was: current,
        value: <strong>{`${newTime.date}, ${newTime.time}`}</strong>,
        note: page.zoneLabel,
      }
    : {
        icon: "calendar",
        term: t("booking.when"),
        value:
          page.status === "cancelled" ? (
            <s>{current}</s>
          ) : (
            <>
              {page.date}
              <br />
              <strong>{page.time}</strong>
            </>
          ),
        note: page.zoneLabel,
      };
  const rows: SummaryRow[] = [
    when,
    {
      icon: "user",
      term: t("booking.with"),
      value: t("booking.hostAt", { host: page.hostName, business: page.business.name }),
    },
    { icon: "video", term: t("booking.where"), value: t("booking.parleyRoom") },
    ...page.answers.map(
      (answer): SummaryRow => ({
        icon: "edit",
        term: answer.label,
        value: answer.values.join(", "),
        note: answer.label,
      }),
    ),
  ];
  if (page.reason)
    rows.push({ icon: "chat", term: t("booking.reason"), value: page.reason, note: t("booking.reason") });
  return <SummaryCard title={page.title} rows={rows} />;
}
