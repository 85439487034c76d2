import type { BusinessHead } from "#app/features/booking/event-head.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingFrame } from "./booking-frame.tsx";

/** A private link that was used up, is over or was withdrawn: what happened, and whom to ask. */
export function LinkClosed({ business }: { business: BusinessHead }) {
  const { t } = useI18n();
  return (
    <BookingFrame business={business} path={business.href} narrow>
      <h1 className="visually-hidden">{t("booking.linkClosed")}</h1>
      <EmptyState title={t("booking.linkClosed")} picture="day">
        {t("booking.linkClosedText", { business: business.name })}
      </EmptyState>
    </BookingFrame>
  );
}
