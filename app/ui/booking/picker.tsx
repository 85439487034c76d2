import type { ReactNode } from "react";

export type PickerProps = {
  /** A SummaryCard: what is being booked. */
  summary: ReactNode;
  /** A MonthGrid. */
  month: ReactNode;
  /** The chosen day, as a heading: `Tuesday, July 14`. */
  day?: ReactNode;
  /** A TimeList, or a sentence that no day is chosen yet. */
  times: ReactNode;
};

/** The page of choosing: side by side where there is room, one under the other where there is not. */
export function Picker({ summary, month, day, times }: PickerProps) {
  return (
    <div className="picker">
      <div className="picker__summary">{summary}</div>
      {month}
      <section className="picker__times" id="times" aria-labelledby={day ? "times-day" : undefined}>
        {day && <h2 id="times-day">{day}</h2>}
        {times}
      </section>
    </div>
  );
}
