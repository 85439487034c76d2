import type { BookingPage } from "#app/features/booking/booking-page.server.ts";
import type { EventHead } from "#app/features/booking/event-head.server.ts";
import { SummaryCard, type SummaryRow } from "#app/ui/booking/summary-card.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** What is being booked: with whom, how long, where, and once chosen when; struck out when that time is gone. */
export function EventSummary({ page, isGone = false }: { page: BookingPage; isGone?: boolean }) {
  const { t } = useI18n();
  const { eventType } = page;
  const rows: SummaryRow[] = [
    ...whenRows(page, isGone, t),
    {
      icon: "clock",
      term: t("booking.length"),
      value:
        eventType.lengths.length > 1 && !page.form
          ? eventType.lengths.map((count) => t("common.minutes", { count })).join(t("booking.or"))
          : t("common.minutes", { count: eventType.lengthMinutes }),
    },
    ...placeRows(page, eventType, t),
    ...seatRows(page, t),
  ];
  if (eventType.approvalHours !== null && !page.form)
    rows.push({
      icon: "info",
      term: t("booking.approvalTitle"),
      value: t(eventType.approvesLateOnly ? "booking.approvesLate" : "booking.approves"),
    });
  return (
    <SummaryCard headingLevel={1} eyebrow={page.hostName} title={eventType.title} rows={rows}>
      {eventType.description && (
        <p className="summary__text" data-embed="details">
          {eventType.description}
        </p>
      )}
    </SummaryCard>
  );
}

type T = ReturnType<typeof useI18n>["t"];

function whenRows(page: BookingPage, isGone: boolean, t: T): SummaryRow[] {
  const chosen = page.form?.chosen;
  if (!chosen) return [];
  return [
    {
      icon: "calendar",
      term: t("booking.when"),
      value: isGone ? (
        <s>{`${chosen.date}, ${chosen.time}`}</s>
      ) : (
        <>
          {chosen.date}
          <br />
          <strong>{chosen.time}</strong>
        </>
      ),
      note: chosen.hostTime
        ? `${page.zone.label} · ${t("booking.hostTime", { time: chosen.hostTime, host: page.hostName })}`
        : page.zone.label,
    },
  ];
}

function placeRows(page: BookingPage, { places }: EventHead, t: T): SummaryRow[] {
  const [only, another] = places;
  if (!only) return [];
  const label = (place: EventHead["places"][number]) => t(place.label, { host: page.hostName });
  if (another) {
    const value = places.map((place) => (
      <span className="summary__choice" key={place.kind + place.detail}>
        {label(place)}
      </span>
    ));
    return [{ icon: "pin", term: t("booking.where"), value, note: t("booking.yourChoice") }];
  }
  return [
    { icon: only.icon, term: t("booking.where"), value: only.detail || label(only), ...noteOf(only, label) },
  ];
}

function noteOf(place: EventHead["places"][number], label: (place: EventHead["places"][number]) => string) {
  return place.detail ? { note: label(place) } : {};
}

function seatRows(page: BookingPage, t: T): SummaryRow[] {
  const { seats } = page.eventType;
  if (seats === null) return [];
  const left = page.form?.seatsLeft ?? null;
  return [
    {
      icon: "users",
      term: t("booking.seats"),
      value: left === null ? t("booking.groupOf", { count: seats }) : t("booking.seatsLeft", { count: left }),
    },
  ];
}
