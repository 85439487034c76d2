import { classNames } from "#app/ui/class-names.ts";
import { type MonthTurn, Turn } from "./month-grid.tsx";
import { Time, type TimeChoice } from "./time-list.tsx";

export type WeekGridDay = {
  /** `2026-07-14`. */
  date: string;
  /** `Tue` and `14`. */
  weekday: string;
  day: string;
  /** What is heard: `Tuesday, July 14, 6 free times`. */
  label: string;
  today: boolean;
  times: readonly TimeChoice[];
  /** Of a full day: its waiting list. */
  waitHref?: string;
};

export type WeekGridProps = {
  title: string;
  previous: MonthTurn;
  next: MonthTurn;
  days: readonly WeekGridDay[];
  words: { none: string; wait: string };
};

/** Seven days beside each other with all their times; below each other where it is narrow. */
export function WeekGrid({ title, previous, next, days, words }: WeekGridProps) {
  return (
    <section className="week" aria-labelledby="week-title">
      <div className="month__head">
        <h2 id="week-title">{title}</h2>
        <Turn turn={previous} icon="chevron-left" rel="prev" />
        <Turn turn={next} icon="chevron-right" rel="next" />
      </div>
      <ol className="week__days">
        {days.map((day) => (
          <li
            key={day.date}
            className={classNames("week__day", day.times.length === 0 && "week__day--empty")}
            data-date={day.date}
          >
            <h3 className={classNames("week__name", day.today && "week__name--today")}>
              <span aria-hidden="true">
                {day.weekday} <b>{day.day}</b>
              </span>
              <span className="visually-hidden">{day.label}</span>
            </h3>
            {day.times.length > 0 && (
              <ul className="week__times">
                {day.times.map((time) => (
                  <li key={time.dateTime}>
                    <Time time={time} name="start" />
                  </li>
                ))}
              </ul>
            )}
            {day.times.length === 0 && !day.waitHref && (
              <p className="week__none" aria-hidden="true">
                {words.none}
              </p>
            )}
            {day.waitHref && (
              <a className="week__wait" href={day.waitHref}>
                {words.wait}
                <span className="visually-hidden">, {day.label}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
