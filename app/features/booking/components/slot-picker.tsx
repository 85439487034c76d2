import type { ReactNode } from "react";
import type { PickerView } from "#app/features/booking/picker-view.server.ts";
import { MonthGrid } from "#app/ui/booking/month-grid.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** A month beside one day's times. Every choice is a link, so it works before and without any script. */
export function SlotPicker({ picker, children }: { picker: PickerView; children?: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="picker">
      <div data-swap>
        <MonthGrid {...picker.month} />
      </div>
      {picker.day ? (
        <section aria-labelledby="day-title" className="picker__times" data-swap>
          <h2 id="day-title" className="picker__day" tabIndex={-1}>
            {picker.day.title}
          </h2>
          <TimeList groups={picker.day.groups} />
        </section>
      ) : (
        <EmptyState
          headingLevel={2}
          picture="day"
          title={t("booking.noTimes")}
          actions={
            picker.nextFree && (
              <ButtonLink href={picker.nextFree.href}>
                {t("booking.nextFree", { date: picker.nextFree.label })}
              </ButtonLink>
            )
          }
        >
          {picker.nextFree ? t("booking.noTimesThisMonth") : t("booking.noTimesAhead")}
        </EmptyState>
      )}
      {children && <div className="picker__below">{children}</div>}
    </div>
  );
}
