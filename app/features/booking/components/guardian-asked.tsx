import type { BusinessHead } from "#app/features/booking/event-head.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { BookingFrame } from "./booking-frame.tsx";

/** Instead of the form that was sent: a guardian is asked, and nothing is booked before they agree. */
export function GuardianAsked({ business }: { business: BusinessHead }) {
  const { t } = useI18n();
  return (
    <BookingFrame business={business} path={business.href} narrow>
      <h1 className="visually-hidden">{t("guardian.sent")}</h1>
      <EmptyState title={t("guardian.sent")} picture="day">
        {t("guardian.sentText")}
      </EmptyState>
    </BookingFrame>
  );
}
