import type { ManagePage } from "#app/features/booking/manage-page.server.ts";
import { SummaryCard, type SummaryRow } from "#app/ui/booking/summary-card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

type Props = { page: ManagePage; newTime?: { date: string; time: string } | undefined };
type T = ReturnType<typeof useI18n>["t"];

/** What was agreed. `newTime` is shown where it is about to move. */
export function BookingSummary({ page, newTime }: Props) {
  const { t } = useI18n();
  const people = (names: readonly string[]) => names.join(", ");
  const rows: SummaryRow[] = [
    whenRow(page, newTime, t),
    {
      icon: "user",
      term: t("booking.with"),
      value: t("booking.hostAt", { host: page.hostName, business: page.business.name }),
    },
    placeRow(page, t),
  ];
  if (page.guests.length > 0)
    rows.push({
      icon: "users",
      term: t("booking.guests"),
      value: people(page.guests),
      note: t("booking.guests"),
    });
  if (page.others.length > 0)
    rows.push({
      icon: "users",
      term: t("booking.others"),
      value: people(page.others),
      note: t("booking.others"),
    });
  for (const { label, values } of page.answers)
    rows.push({ icon: "edit", term: label, value: values.join(", "), note: label });
  if (page.answersGone > 0)
    rows.push({
      icon: "edit",
      term: t("booking.answersGone.term"),
      value: t("booking.answersGone", { count: page.answersGone }),
      note: t("booking.answersGone.note"),
    });
  if (page.reason)
    rows.push({ icon: "chat", term: t("booking.reason"), value: page.reason, note: t("booking.reason") });
  return <SummaryCard title={page.title} rows={rows} />;
}

function whenRow(page: ManagePage, newTime: Props["newTime"], t: T): SummaryRow {
  const current = `${page.date}, ${page.time}`;
  const shared = { icon: "calendar", term: t("booking.when"), note: page.zoneLabel } as const;
  if (newTime)
    return { ...shared, was: current, value: <strong>{`${newTime.date}, ${newTime.time}`}</strong> };
  const stands = page.status === "confirmed" || page.status === "pending";
  return {
    ...shared,
    value: stands ? (
      <>
        {page.date}
        <br />
        <strong>{page.time}</strong>
      </>
    ) : (
      <s>{current}</s>
    ),
  };
}

function placeRow({ place, phone, hostName }: ManagePage, t: T): SummaryRow {
  const label = t(place.label, { host: hostName });
  const shared = { icon: place.icon, term: t("booking.where") };
  if (place.href)
    return {
      ...shared,
      value: (
        <a href={place.href} target="_blank" rel="noopener noreferrer">
          {place.href}
        </a>
      ),
      note: label,
    };
  const detail = place.detail || phone;
  return detail ? { ...shared, value: detail, note: label } : { ...shared, value: label };
}
