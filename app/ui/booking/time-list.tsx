export type TimeChoice = {
  /** What is seen: `10:30`. */
  label: string;
  /** An ISO instant, for `<time>` and for enhancement scripts. */
  dateTime: string;
  /** What is heard, when more than `label`: `10:30 on Tuesday, July 14`. */
  name?: string;
  /** Leads to the next step … */
  href?: string;
  /** … or, without `href`, the value of a submit button called `name` in the surrounding form. */
  value?: string;
  /** A short second line, such as `2 seats left`. */
  note?: string;
  selected?: boolean;
  /** Taken, but with a waiting list behind its link. */
  full?: boolean;
};

export type TimeGroup = {
  label: string;
  times: readonly TimeChoice[];
  /** Where the rest of a long list is. */
  more?: { href: string; label: string };
};

export type TimeListProps = {
  groups: readonly TimeGroup[];
  /** Name of the submit buttons. */
  name?: string;
  /** 3 unless said otherwise. */
  headingLevel?: 2 | 3 | 4;
};

export function Time({ time, name }: { time: TimeChoice; name: string }) {
  const content = (
    <>
      <time dateTime={time.dateTime}>{time.label}</time>
      {time.note && <span className="time__note">{time.note}</span>}
    </>
  );
  const spoken = time.name && [time.name, time.note].filter(Boolean).join(", ");
  return time.href ? (
    <a
      className={time.full ? "time time--full" : "time"}
      href={time.href}
      aria-label={spoken}
      aria-current={time.selected ? "true" : undefined}
    >
      {content}
    </a>
  ) : (
    <button className="time" type="submit" name={name} value={time.value} aria-label={spoken}>
      {content}
    </button>
  );
}

/** A day's free times, in groups such as morning and afternoon. */
export function TimeList({ groups, name = "start", headingLevel = 3 }: TimeListProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="times">
      {groups.map((group) => (
        <section key={group.label}>
          <Heading className="times__label">{group.label}</Heading>
          <ul className="times__list">
            {group.times.map((time) => (
              <li key={time.dateTime}>
                <Time time={time} name={name} />
              </li>
            ))}
            {group.more && (
              <li>
                <a className="time time--more" href={group.more.href}>
                  {group.more.label}
                </a>
              </li>
            )}
          </ul>
        </section>
      ))}
    </div>
  );
}
