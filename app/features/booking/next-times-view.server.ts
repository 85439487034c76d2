import { translatorFor } from "#app/messages/all-translators.ts";
import { formatCalendarDate } from "#app/platform/time/format.server.ts";
import type { TimeGroup } from "#app/ui/booking/time-list.tsx";
import { type PickerOptions, slotsByDate } from "./picker-view.server.ts";
import { timeChoices } from "./time-choices.server.ts";

/** What is free next, day by day, and where to read on. */
export type NextTimesView = { days: TimeGroup[]; moreHref: string | null; fromHref: string | null };

export type NextTimesOptions = Pick<PickerOptions, "shown" | "hrefWith" | "noteOf"> & {
  /** More of them than are shown, so that the page knows where to go on. */
  slots: readonly number[];
  /** The date from which the list was asked for, if any. */
  date: string | null;
};

/** Whole days, as many as make about this many times. */
export const shownMin = 20;
const perDayMax = 12;
/** A few more are shown rather than counted. */
const perDayTolerance = 4;

export function nextTimesView({ slots, date, ...options }: NextTimesOptions): NextTimesView {
  const { shown, hrefWith } = options;
  const { t } = translatorFor(shown.locale);
  const byDate = [...slotsByDate(slots, shown.zone)];
  const days: TimeGroup[] = [];
  let count = 0;
  for (const [day, starts] of byDate) {
    if (count >= shownMin) break;
    const isLong = starts.length > perDayMax + perDayTolerance;
    const few = isLong ? starts.slice(0, perDayMax) : starts;
    count += few.length;
    const rest = starts.length - few.length;
    const href = hrefWith({ view: null, date: day, month: null, at: null });
    days.push({
      label: formatCalendarDate(day, shown.locale),
      times: timeChoices(few, options),
      ...(rest > 0 ? { more: { href, label: t("booking.moreTimes", { count: rest }) } } : {}),
    });
  }
  const following = byDate[days.length]?.[0];
  return {
    days,
    moreHref: following ? hrefWith({ date: following, month: null, at: null }) : null,
    fromHref: date === null ? null : hrefWith({ date: null, month: null, at: null }),
  };
}
