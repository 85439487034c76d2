import { classNames } from "#app/ui/class-names.ts";
import { Icon } from "#app/ui/icon.tsx";

export type MonthDay = {
  /** `2026-07-14`. */
  date: string;
  /** What is seen: `14`. */
  day: string;
  /** What is heard: `Tuesday, July 14, 2026, 6 times free`. */
  label: string;
  /** Present when the day has free times. */
  href?: string;
  /** How much is free, from 1 (little) to 3 (much). A day with `href` but without it is full and can be waited for. */
  density?: 1 | 2 | 3;
  today?: boolean;
  selected?: boolean;
  /** A day of the month before or after: keeps its place, shows nothing. */
  outside?: boolean;
};

export type MonthTurn = { label: string; href?: string };

export type MonthGridProps = {
  /** `July 2026`. */
  title: string;
  /** 2 unless said otherwise. */
  headingLevel?: 2 | 3;
  id?: string;
  /** Seven, in the order of the rows. */
  weekdays: readonly { short: string; long: string }[];
  weeks: readonly (readonly MonthDay[])[];
  /** Without `href` the arrow is shown but leads nowhere. */
  previous: MonthTurn;
  next: MonthTurn;
};

export function Turn({
  turn,
  icon,
  rel,
}: {
  turn: MonthTurn;
  icon: "chevron-left" | "chevron-right";
  rel: "prev" | "next";
}) {
  if (!turn.href) {
    return (
      <span className="month__turn" aria-disabled="true">
        <Icon name={icon} />
      </span>
    );
  }
  return (
    <a className="month__turn" href={turn.href} rel={rel} aria-label={turn.label}>
      <Icon name={icon} />
    </a>
  );
}

function Day({ day }: { day: MonthDay }) {
  const className = classNames("day", day.today && "day--today", day.outside && "day--outside");
  if (!day.href) {
    return (
      <span className={className} data-date={day.date}>
        <span aria-hidden="true">{day.day}</span>
        <span className="visually-hidden">{day.label}</span>
      </span>
    );
  }
  const isFull = day.density === undefined;
  return (
    <a
      className={classNames(className, isFull && "day--full")}
      href={day.href}
      data-date={day.date}
      aria-label={day.label}
      aria-current={day.selected ? "date" : undefined}
    >
      {day.day}
      {day.density && <span className="day__density" data-density={day.density} />}
    </a>
  );
}

/** A month in which the days with free times are links. All words come in formatted. */
export function MonthGrid({
  title,
  headingLevel = 2,
  id = "month",
  weekdays,
  weeks,
  previous,
  next,
}: MonthGridProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="month" id={id}>
      <div className="month__head">
        <Heading id={`${id}-title`}>{title}</Heading>
        <Turn turn={previous} icon="chevron-left" rel="prev" />
        <Turn turn={next} icon="chevron-right" rel="next" />
      </div>
      <table aria-labelledby={`${id}-title`}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday.long} scope="col">
                <abbr title={weekday.long} aria-label={weekday.long}>
                  {weekday.short}
                </abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <td key={day.date}>
                  <Day day={day} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
