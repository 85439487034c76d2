import { type MouseEvent, useId } from "react";
import { useI18n } from "#app/ui/i18n.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { Link } from "#app/ui/link.tsx";
import type { CalendarPage } from "../calendar-page.server.ts";
import { wholeTeam } from "../calendar-query.ts";
import type { GridColumn, TimeGridView } from "../time-grid.server.ts";
import { type DropTarget, targetAt } from "./drag.ts";
import { type EventActions, EventCard } from "./event-card.tsx";
import { placeOf } from "./grid-place.ts";

type Props = {
  page: CalendarPage;
  grid: TimeGridView;
  actions: EventActions;
  dayHref: (date: string) => string;
  addHref: (target: Partial<DropTarget>, host: string | null) => string;
  /** A press on free time; the link in each head does the same by keyboard. */
  onEmpty: (target: DropTarget, host: string | null) => void;
};

/** Days, or members of one day, beside each other by the hour; on narrow screens one list under the other. */
export function TimeGrid(props: Props) {
  const { page, grid } = props;
  return (
    <div
      className="cal"
      data-columns={Math.min(grid.columns.length, 7)}
      data-many={grid.columns.length > 7 ? "" : undefined}
      data-hours={grid.hours.length}
    >
      <ol className="cal__hours" aria-hidden="true">
        {grid.hours.map((hour) => (
          <li key={hour}>
            <span>{hour}</span>
          </li>
        ))}
      </ol>
      <ol className="cal__columns">
        {grid.columns.map((column) => (
          <Column
            key={column.key}
            column={column}
            showHosts={page.who === wholeTeam && !column.member}
            {...props}
          />
        ))}
      </ol>
    </div>
  );
}

type ColumnProps = Props & { column: GridColumn; showHosts: boolean };

function Column({ column, showHosts, grid, actions, dayHref, addHref, onEmpty }: ColumnProps) {
  const { t } = useI18n();
  const headId = useId();
  const host = column.member?.id ?? null;
  const press = (event: MouseEvent<HTMLElement>) => {
    const isFree =
      event.target instanceof Element &&
      event.target.closest("li, a, button") === event.currentTarget.closest("li");
    const target = isFree && actions.mayChange ? targetAt(event.clientX, event.clientY, 30) : null;
    if (target) onEmpty(target, host);
  };
  return (
    <li className="cal__column" data-today={column.isToday ? "" : undefined}>
      <div className="cal__head">
        <h3 id={headId}>
          {column.member ? (
            column.member.name
          ) : (
            <Link
              className="cal__day-link"
              href={dayHref(column.date)}
              aria-current={column.isToday ? "date" : undefined}
            >
              <span aria-hidden="true" className="cal__date">
                <span>{column.weekday}</span> <strong className="cal__number">{column.day}</strong>
              </span>
              <span className="visually-hidden">{column.title}</span>
            </Link>
          )}
        </h3>
        {actions.mayChange && (
          <Link className="cal__add" href={addHref({ day: column.date }, host)}>
            <Icon name="plus" size={16} />
            <span className="visually-hidden">
              {t("calendar.addOn", {
                date: column.member ? `${column.title}, ${column.member.name}` : column.title,
              })}
            </span>
          </Link>
        )}
      </div>
      <div className="cal__notes">
        <p className="cal__open-text">{column.openText}</p>
        {column.notes.map((note) => (
          <p key={note} className="cal__note">
            {note}
          </p>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in the head is the keyboard's way */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <div
        className="cal__body"
        data-column-date={column.date}
        data-first-hour={grid.firstHour}
        data-hour-count={grid.hours.length}
        onClick={press}
      >
        {column.open.map((part) => (
          <div key={part.startMinute} className="cal__open" {...placeOf(part)} />
        ))}
        {column.nowMinute !== null && (
          <div className="cal__now" {...placeOf({ startMinute: column.nowMinute, minutes: 0 })} />
        )}
        {column.items.length === 0 ? (
          <p className="cal__empty">{t("calendar.nothing")}</p>
        ) : (
          <ol className="cal__items" aria-labelledby={headId}>
            {column.items.map((item) => (
              <EventCard
                key={item.key}
                item={item}
                actions={actions}
                showHosts={showHosts || item.hostIds.length > 1}
              />
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}
