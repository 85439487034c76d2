import type { MessageKey } from "#app/messages/catalog.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { CallLine, CallsPage } from "../calls-page.server.ts";

const ends: Record<NonNullable<CallLine["endReason"]>, MessageKey> = {
  left: "room.log.end.left",
  connection_lost: "room.log.end.connection_lost",
  time_over: "room.log.end.time_over",
  ended_by_host: "room.log.end.ended_by_host",
  server_stopped: "room.log.end.server_stopped",
};

/** The call log of a business. */
export function CallsView({ page, base }: { page: CallsPage; base: string }) {
  const { t } = useI18n();
  return (
    <div className="stack stack--loose">
      <PageHeader title={t("room.log.title")} lead={t("room.log.lead", { zone: page.zone })} />
      {page.lines.length === 0 ? (
        <EmptyState title={t("room.log.emptyTitle")}>{t("room.log.emptyText")}</EmptyState>
      ) : (
        <div className="card card--flush">
          <CallsTable lines={page.lines} base={base} />
        </div>
      )}
      <Pagination page={page.page} pages={page.pages} hrefFor={(number) => `${base}/calls?page=${number}`} />
      <Viewers viewers={page.viewers} />
    </div>
  );
}

/** Who looked at the log is told to everyone who may. */
function Viewers({ viewers }: Pick<CallsPage, "viewers">) {
  const { t } = useI18n();
  if (viewers.length === 0) return null;
  return (
    <Card title={t("audit.looked.title")}>
      <p className="muted small">{t("audit.looked.calls")}</p>
      <ul className="traces">
        {viewers.map(({ name, at }) => (
          <li key={`${name} ${at}`}>
            <span>{name ?? t("audit.looked.gone")}</span> <span className="muted small">{at}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CallsTable({ lines, base }: { lines: readonly CallLine[]; base: string }) {
  const { t } = useI18n();
  const durationText = useDurationText();
  const columns: TableColumn<CallLine>[] = [
    {
      key: "when",
      header: t("room.log.when"),
      rowHeader: true,
      cell: (line) => <Link href={`${base}/bookings/${line.bookingId}`}>{line.when}</Link>,
    },
    { key: "meeting", header: t("room.log.meeting"), cell: (line) => line.title },
    {
      key: "people",
      header: t("room.log.people"),
      cell: ({ people }) => <PeopleCell people={people} />,
    },
    { key: "duration", header: t("room.log.duration"), cell: (line) => durationText(line.seconds) },
    {
      key: "end",
      header: t("room.log.end"),
      cell: ({ running, endReason }) =>
        running || !endReason ? <Badge tone="success">{t("room.log.running")}</Badge> : t(ends[endReason]),
    },
    {
      key: "kept",
      header: t("room.log.kept"),
      cell: (line) => <KeptCell kept={line.kept} path={`${base}/bookings/${line.bookingId}`} />,
    },
    { key: "rating", header: t("rating.column"), cell: ({ ratings }) => <RatingsCell ratings={ratings} /> },
  ];
  return <Table caption={t("room.log.caption")} columns={columns} rows={lines} rowKey={(line) => line.id} />;
}

function PeopleCell({ people }: Pick<CallLine, "people">) {
  const { t } = useI18n();
  return (
    <ul className="plain-list">
      {people.map(({ name, isGuest, devices }) => (
        <li key={`${name} ${isGuest}`}>
          {isGuest ? t("room.log.guest", { name }) : name}
          {devices.length > 0 && (
            <span className="muted small">
              {" · "}
              {devices.map((device) => t(`room.log.device.${device}`)).join(", ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What a call left, each by a link to where it is seen, taken along and deleted. */
function KeptCell({ kept, path }: Pick<CallLine, "kept"> & { path: string }) {
  const { t } = useI18n();
  const { recordings, photographs, whiteboards, lines } = kept;
  const parts = [
    {
      key: "recordings",
      count: recordings,
      text: t("room.log.recordings", { count: recordings }),
      at: "media",
    },
    {
      key: "photographs",
      count: photographs,
      text: t("room.log.photographs", { count: photographs }),
      at: "media",
    },
    {
      key: "whiteboards",
      count: whiteboards,
      text: t("room.log.whiteboards", { count: whiteboards }),
      at: "media",
    },
    { key: "lines", count: lines, text: t("room.log.lines", { count: lines }), at: "chat" },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return <span className="muted">{t("room.log.nothingKept")}</span>;
  return (
    <ul className="plain-list">
      {parts.map(({ key, text, at }) => (
        <li key={key}>
          <Link href={`${path}#${at}`}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}

function RatingsCell({ ratings }: Pick<CallLine, "ratings">) {
  const notes = ratings.map(({ note }) => note).filter((note) => note !== "");
  return (
    <>
      {ratings.map(({ score }) => score).join(", ")}
      {notes.map((note) => (
        <p key={note} className="muted small">
          {note}
        </p>
      ))}
    </>
  );
}

/** Seconds under a minute, minutes under an hour, then both: nobody compares calls by the second. */
function useDurationText(): (seconds: number) => string {
  const { t } = useI18n();
  return (seconds) => {
    if (seconds < 60) return t("room.log.seconds", { seconds });
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return t("room.log.minutes", { minutes });
    return t("room.log.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
}
