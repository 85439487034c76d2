import { ColorMark } from "#app/ui/color-mark.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { CalendarItem } from "../calendar-items.server.ts";
import type { MonthCell, MonthView } from "../month-view.server.ts";

type Props = { title: string; month: MonthView; base: string; dayHref: (date: string) => string };

/** A month as a table of days, each with what is in it; on narrow screens with how much. */
export function MonthTable({ title, month, base, dayHref }: Props) {
  return (
    <table className="cal-month">
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {month.weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long}>
              <span aria-hidden="true">{short}</span>
              <span className="visually-hidden">{long}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((cell) => (
              <Cell key={cell.date} cell={cell} base={base} href={dayHref(cell.date)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, base, href }: { cell: MonthCell; base: string; href: string }) {
  const { t } = useI18n();
  const count = cell.items.length + cell.more;
  return (
    <td data-outside={cell.isOutside ? "" : undefined} data-today={cell.isToday ? "" : undefined}>
      <Link className="cal-month__day" href={href} aria-current={cell.isToday ? "date" : undefined}>
        <span aria-hidden="true">{cell.day}</span>
        <span className="visually-hidden">{t("calendar.dayWith", { date: cell.title, count })}</span>
      </Link>
      {count > 0 && (
        <span className="cal-month__count" aria-hidden="true">
          {count}
        </span>
      )}
      {cell.notes.map((note) => (
        <p key={note} className="cal__note">
          {note}
        </p>
      ))}
      {count > 0 && (
        <ul className="cal-month__items">
          {cell.items.map((item) => (
            <li key={item.key} className={`cal-month__item cal-month__item--${item.kind}`}>
              <Entry item={item} base={base} />
            </li>
          ))}
          {cell.more > 0 && (
            <li>
              <Link className="cal-month__more" href={href}>
                {t("calendar.more", { count: cell.more })}
              </Link>
            </li>
          )}
        </ul>
      )}
    </td>
  );
}

function Entry({ item, base }: { item: CalendarItem; base: string }) {
  const { t } = useI18n();
  const words = (
    <>
      {item.bookingId !== null && <ColorMark color={item.color} />}
      <span className="tabular">{item.start}</span> {item.who || item.title}
      {item.kind === "request" && <span className="visually-hidden"> ({t("calendar.kind.request")})</span>}
    </>
  );
  return item.bookingId === null ? (
    <span>{words}</span>
  ) : (
    <Link href={`${base}/bookings/${item.bookingId}`}>{words}</Link>
  );
}
