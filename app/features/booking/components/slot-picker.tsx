import type { ReactNode } from "react";
import type { PickedDay, PickerView } from "#app/features/booking/picker-view.server.ts";
import { MonthGrid } from "#app/ui/booking/month-grid.tsx";
import { TimeList } from "#app/ui/booking/time-list.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";

/** A month beside one day's times. Every choice is a link, so it works before and without any script. */
export function SlotPicker({ picker, children }: { picker: PickerView; children?: ReactNode }) {
  const { day } = picker;
  return (
    <div className="picker">
      <div data-swap>
        <MonthGrid {...picker.month} />
      </div>
      {day ? <Day day={day} /> : <NothingFree nextFree={picker.nextFree} />}
      {children && <div className="picker__below">{children}</div>}
    </div>
  );
}

function Day({ day }: { day: PickedDay }) {
  const { t } = useI18n();
  return (
    <section aria-labelledby="day-title" className="picker__times" data-swap>
      <h2 id="day-title" className="picker__day" tabIndex={-1}>
        {day.title}
      </h2>
      {day.waitHref ? (
        <div className="stack stack--tight">
          <p>{t("booking.fullDay")}</p>
          <p>
            <ButtonLink href={day.waitHref} icon="bell" data-landing="times">
              {t("booking.wait")}
            </ButtonLink>
          </p>
        </div>
      ) : (
        <TimeList groups={day.groups} />
      )}
      <p className="picker__back">
        <a href="#month" data-back-to-day>
          {t("booking.otherDay")}
        </a>
      </p>
    </section>
  );
}

function NothingFree({ nextFree }: Pick<PickerView, "nextFree">) {
  const { t } = useI18n();
  return (
    <EmptyState
      headingLevel={2}
      picture="day"
      title={t("booking.noTimes")}
      actions={
        nextFree && (
          <ButtonLink href={nextFree.href} data-swap data-landing="day">
            {t("booking.nextFree", { date: nextFree.label })}
          </ButtonLink>
        )
      }
    >
      {nextFree ? t("booking.noTimesThisMonth") : t("booking.noTimesAhead")}
    </EmptyState>
  );
}
