import { Form, useSubmit } from "@remix-run/react";
import { useRef } from "react";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Select } from "#app/ui/form/select.tsx";
import { useEarlyInput } from "#app/ui/form/use-early-input.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import type { CalendarPage } from "../calendar-page.server.ts";
import { calendarHref, calendarSpans, wholeTeam } from "../calendar-query.ts";

type Props = { page: CalendarPage; path: string };

/** What is shown, and the ways to show something else. */
export function CalendarBar({ page, path }: Props) {
  const { t } = useI18n();
  const { query, span, counts } = page;
  return (
    <div className="cal-bar">
      <div className="cal-bar__turn">
        <nav className="cluster cluster--tight" aria-label={t("calendar.turn")}>
          <Turn
            to={page.previous}
            icon="chevron-left"
            label={t(`calendar.previous.${span}`)}
            page={page}
            path={path}
          />
          <Turn
            to={page.next}
            icon="chevron-right"
            label={t(`calendar.next.${span}`)}
            page={page}
            path={path}
          />
          <ButtonLink
            href={calendarHref(path, query, { date: null })}
            size="small"
            aria-current={page.isNow ? "date" : undefined}
          >
            {t("calendar.today")}
          </ButtonLink>
        </nav>
        <div>
          <h2 className="cal-bar__title">{page.title}</h2>
          <p className="muted small" role="status">
            {t("calendar.count", counts)}
          </p>
        </div>
      </div>
      <div className="cluster">
        {page.members.length > 1 && <WhoForm page={page} path={path} />}
        <nav className="cal-spans" aria-label={t("calendar.views")}>
          {calendarSpans.map((view) => (
            <Link
              key={view}
              href={calendarHref(path, query, { view })}
              aria-current={view === span ? "page" : undefined}
            >
              {t(`calendar.view.${view}`)}
            </Link>
          ))}
        </nav>
      </div>
    </div>
  );
}

type TurnProps = Props & { to: string | null; icon: "chevron-left" | "chevron-right"; label: string };

function Turn({ to, icon, label, page, path }: TurnProps) {
  if (to === null) return null;
  return (
    <ButtonLink href={calendarHref(path, page.query, { date: to })} size="small" icon={icon} iconOnly>
      {label}
    </ButtonLink>
  );
}

/** Whose calendar: chosen at once where a script runs, by a button where none does. */
function WhoForm({ page, path }: Props) {
  const { t } = useI18n();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  useEarlyInput(form, (chosen) => submit(chosen));
  const { query } = page;
  return (
    <Form
      method="get"
      action={path}
      className="cluster cluster--tight"
      key={page.who}
      ref={form}
      onChange={(event) => submit(event.currentTarget)}
    >
      {query.view !== "week" && <input type="hidden" name="view" value={query.view} />}
      {query.date && <input type="hidden" name="date" value={query.date} />}
      <label className="visually-hidden" htmlFor="calendar-who">
        {t("calendar.who")}
      </label>
      <Select
        id="calendar-who"
        name="who"
        defaultValue={page.who}
        options={[
          { value: wholeTeam, label: t("calendar.team") },
          ...page.members.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button size="small" data-send>
        {t("calendar.show")}
      </Button>
    </Form>
  );
}
