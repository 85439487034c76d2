import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { bookingsHref, bookingTabs, isNarrowed } from "../bookings-filter.ts";
import type { BookingLine, BookingsPage } from "../bookings-page.server.ts";
import { BookingsFilterForm } from "./bookings-filter-form.tsx";

type Props = { page: BookingsPage; base: string; publicPath: string };

export function BookingsView({ page, base, publicPath }: Props) {
  const { t } = useI18n();
  const { filter, counts } = page;
  const path = `${base}/bookings`;
  return (
    <>
      <PageHeader
        title={t("dashboard.bookings.title")}
        lead={t("dashboard.bookings.zone", { zone: page.zone })}
      />
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
  const columns: TableColumn<BookingLine>[] = [
    {
      key: "who",
      header: t("dashboard.bookings.who"),
      rowHeader: true,
      cell: (line) => <Who line={line} path={path} />,
    },
    { key: "when", header: t("dashboard.bookings.when"), cell: (line) => <When line={line} /> },
    { key: "what", header: t("dashboard.bookings.what"), cell: (line) => <What line={line} /> },
    {
      key: "room",
      header: t("dashboard.bookings.room"),
      headerHidden: true,
      align: "end",
      cell: (line) =>
        page.filter.tab === "upcoming" && (
          <ButtonLink
            href={`/room/${line.id}`}
            size="small"
            icon="video"
            aria-label={t("dashboard.bookings.openRoomWith", { name: line.who })}
          >
            {t("dashboard.bookings.openRoom")}
          </ButtonLink>
        ),
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
    </div>
  );
}

function What({ line }: { line: BookingLine }) {
  const { t } = useI18n();
  return (
    <div>
      {line.title}
      {line.cancelledBy && (
        <div className="muted">{t(`dashboard.bookings.cancelledBy.${line.cancelledBy}`)}</div>
      )}
    </div>
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
          <ButtonLink href={bookingsHref(path, filter, { q: "", type: null, from: null, to: null })}>
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
