import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { ColorMark } from "#app/ui/color-mark.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { BookingTab } from "../bookings-filter.ts";
import { bookingsHref, bookingTabs, everything, isNarrowed } from "../bookings-filter.ts";
import type { BookingLine, BookingsPage } from "../bookings-page.server.ts";
import { BookingsFilterForm } from "./bookings-filter-form.tsx";
import { RequestButtons } from "./request-buttons.tsx";

type Props = {
  page: BookingsPage;
  base: string;
  publicPath: string;
  /** What is asked of the reader about their calendar, in one sentence. */
  asked: string | null;
};

export function BookingsView({ page, base, publicPath, asked }: Props) {
  const { t } = useI18n();
  const { filter, counts } = page;
  const path = `${base}/bookings`;
  return (
    <>
      <PageHeader
        title={t("dashboard.bookings.title")}
        lead={t("dashboard.bookings.zone", { zone: page.zone })}
        actions={
          <ButtonLink href={`${path}/new`} variant="primary" icon="plus">
            {t("dashboard.byHand.add")}
          </ButtonLink>
        }
      />
      {asked && (
        <div className="page-notice">
          <Alert
            tone="warning"
            actions={
              <ButtonLink href={`${base}/schedules/calendars`} size="small">
                {t("connect.asked.answer")}
              </ButtonLink>
            }
          >
            {asked}
          </Alert>
        </div>
      )}
      <Tabs
        label={t("dashboard.bookings.tabs")}
        items={bookingTabs.map((tab) => ({
          href: bookingsHref(path, filter, { tab }),
          label: t(`dashboard.bookings.tab.${tab}`),
          count: counts[tab],
          current: filter.tab === tab,
        }))}
      />
      <BookingsFilterForm page={page} path={path} />
      {page.lines.length === 0 ? (
        <NoBookings page={page} path={path} publicPath={publicPath} />
      ) : (
        <div className="card card--flush">
          <BookingsTable page={page} path={path} />
        </div>
      )}
      <Pagination
        page={filter.page}
        pages={page.pages}
        hrefFor={(number) => bookingsHref(path, filter, { page: number })}
      />
    </>
  );
}

function BookingsTable({ page, path }: { page: BookingsPage; path: string }) {
  const { t } = useI18n();
  const here = bookingsHref(path, page.filter, { page: page.filter.page });
  const team = page.hosts.length > 0;
  const columns: TableColumn<BookingLine>[] = [
    {
      key: "who",
      header: t("dashboard.bookings.who"),
      rowHeader: true,
      cell: (line) => <Who line={line} path={path} />,
    },
    { key: "when", header: t("dashboard.bookings.when"), cell: (line) => <When line={line} /> },
    { key: "what", header: t("dashboard.bookings.what"), cell: (line) => <What line={line} team={team} /> },
    {
      key: "do",
      header: t("dashboard.bookings.do"),
      headerHidden: true,
      align: "end",
      cell: (line) => <Do line={line} tab={page.filter.tab} path={path} here={here} />,
    },
  ];
  return (
    <Table
      caption={t(`dashboard.bookings.tab.${page.filter.tab}`)}
      columns={columns}
      rows={page.lines}
      rowKey={(line) => line.id}
    />
  );
}

function Do({ line, tab, path, here }: { line: BookingLine; tab: BookingTab; path: string; here: string }) {
  const { t } = useI18n();
  if (tab === "requests") {
    return (
      <RequestButtons requests={line.requests} action={`${path}/${line.id}`} back={here} name={line.who} />
    );
  }
  if (tab !== "upcoming") return null;
  return (
    <ButtonLink
      href={`/room/${line.id}`}
      size="small"
      icon="video"
      aria-label={t("dashboard.bookings.openRoomWith", { name: line.who })}
    >
      {t("dashboard.bookings.openRoom")}
    </ButtonLink>
  );
}

function Who({ line, path }: { line: BookingLine; path: string }) {
  return (
    <div>
      <Link className="row-link" href={`${path}/${line.id}`}>
        {line.who}
      </Link>
      <div className="muted cell-note">{line.email}</div>
    </div>
  );
}

function When({ line }: { line: BookingLine }) {
  const { t } = useI18n();
  return (
    <div>
      {line.near && (
        <Badge tone={line.near === "today" ? "warning" : "neutral"}>
          {t(`dashboard.bookings.${line.near}`)}
        </Badge>
      )}
      <div>{line.date}</div>
      <div className="muted tabular">{line.time}</div>
      {line.answerBy && (
        <div className="muted cell-note">{t("dashboard.bookings.answerBy", { time: line.answerBy })}</div>
      )}
    </div>
  );
}

function What({ line, team }: { line: BookingLine; team: boolean }) {
  const { t } = useI18n();
  return (
    <div>
      <span className="marked">
        <ColorMark color={line.color} />
        {line.title}
      </span>
      {(line.seats || line.series) && (
        <div className="cluster cluster--tight">
          {line.seats && (
            <Badge tone={line.seats.taken >= line.seats.total ? "success" : "neutral"} icon="user">
              {t("dashboard.bookings.seats", line.seats)}
            </Badge>
          )}
          {line.series && <Badge icon="refresh">{t("dashboard.bookings.series")}</Badge>}
        </div>
      )}
      {team && <div className="muted cell-note">{t("dashboard.bookings.with", { hosts: line.hosts })}</div>}
      <End line={line} />
    </div>
  );
}

/** Why a booking is not any more. */
function End({ line }: { line: BookingLine }) {
  const { t } = useI18n();
  if (line.status === "declined" || line.status === "expired") {
    return <div className="muted">{t(`dashboard.bookings.${line.status}`)}</div>;
  }
  return (
    line.cancelledBy && <div className="muted">{t(`dashboard.bookings.cancelledBy.${line.cancelledBy}`)}</div>
  );
}

function NoBookings({ page, path, publicPath }: { page: BookingsPage; path: string; publicPath: string }) {
  const { t } = useI18n();
  const { filter } = page;
  if (isNarrowed(filter)) {
    return (
      <EmptyState
        picture="search"
        title={t("dashboard.bookings.nothingFound")}
        actions={
          <ButtonLink href={bookingsHref(path, filter, everything)}>
            {t("dashboard.bookings.clear")}
          </ButtonLink>
        }
      >
        {t("dashboard.bookings.nothingFoundText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t(`dashboard.bookings.none.${filter.tab}`)}
      {...(filter.tab === "upcoming"
        ? {
            actions: (
              <ButtonLink href={publicPath} target="_blank" rel="noopener" iconAfter="external">
                {t("dashboard.openPage")}
              </ButtonLink>
            ),
          }
        : {})}
    >
      {t(`dashboard.bookings.noneText.${filter.tab}`)}
    </EmptyState>
  );
}
