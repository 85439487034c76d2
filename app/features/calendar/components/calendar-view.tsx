import { useLocation, useNavigate } from "@remix-run/react";
import { useCallback, useState } from "react";
import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import type { CalendarPage } from "../calendar-page.server.ts";
import { calendarHref, wholeTeam } from "../calendar-query.ts";
import { CalendarBar } from "./calendar-bar.tsx";
import type { DropTarget } from "./drag.ts";
import type { EventActions } from "./event-card.tsx";
import { MonthTable } from "./month-table.tsx";
import { MoveDialog, type WantedMove } from "./move-dialog.tsx";
import { TimeGrid } from "./time-grid.tsx";

type Props = { page: CalendarPage; base: string; mayChange: boolean };

/** Bookings and busy time by day, week or month. Every view is an address; dragging is an extra for those who can. */
export function CalendarView({ page, base, mayChange }: Props) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const location = useLocation();
  const [wanted, setWanted] = useState<WantedMove | null>(null);
  const path = `${base}/calendar`;
  const close = useCallback(() => setWanted(null), []);
  const addHref = ({ day, time }: Partial<DropTarget>, host: string | null) => {
    const asked = { day: day ?? page.today, time: time ?? "", timezone: page.zone, host: host ?? "" };
    return `${base}/bookings/new?${new URLSearchParams(asked)}`;
  };
  const own = page.who === wholeTeam ? null : page.who;
  const actions: EventActions = {
    base,
    mayChange,
    onMove: (item, target) => setWanted({ item, target, zone: page.zone }),
  };
  return (
    <>
      <PageHeader
        title={t("calendar.title")}
        lead={t("dashboard.bookings.zone", { zone: page.zoneLabel })}
        actions={
          mayChange && (
            <ButtonLink href={addHref({}, own)} variant="primary" icon="plus">
              {t("dashboard.byHand.add")}
            </ButtonLink>
          )
        }
      />
      <CalendarBar page={page} path={path} />
      {page.grid && (
        <TimeGrid
          page={page}
          grid={page.grid}
          actions={actions}
          dayHref={(date) => calendarHref(path, page.query, { view: "day", date })}
          addHref={(target, host) => addHref(target, host ?? own)}
          onEmpty={(target, host) => navigate(addHref(target, host ?? own))}
        />
      )}
      {page.month && (
        <MonthTable
          title={page.title}
          month={page.month}
          base={base}
          dayHref={(date) => calendarHref(path, page.query, { view: "day", date })}
        />
      )}
      <MoveDialog
        wanted={wanted}
        onClose={close}
        base={base}
        zoneLabel={page.zoneLabel}
        back={calendarHref(path, page.query, {})}
        at={location.key}
      />
    </>
  );
}
