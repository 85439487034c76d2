import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { Table } from "#app/ui/table.tsx";
import type { QueueRow } from "../queue-page.server.ts";

type QueueViewProps = { open: readonly QueueRow[]; closed: readonly QueueRow[]; path: string };

/** What waits for an answer, the most urgent first, and what was answered. */
export function QueueView({ open, closed, path }: QueueViewProps) {
  const { t } = useI18n();
  const overdue = open.filter((row) => row.overdue).length;
  return (
    <div className="stack stack--loose">
      <div className="cluster cluster--between">
        <p className="muted">{t("rights.queue.lead")}</p>
        <ButtonLink href={`${path}/new`} icon="plus">
          {t("rights.queue.enter")}
        </ButtonLink>
      </div>
      {overdue > 0 && <Alert tone="danger" title={t("rights.queue.overdueTitle", { count: overdue })} />}
      {open.length === 0 ? (
        <EmptyState title={t("rights.queue.empty")}>{t("rights.queue.emptyText")}</EmptyState>
      ) : (
        <Rows caption={t("rights.queue.open")} rows={open} path={path} />
      )}
      {closed.length > 0 && (
        <>
          <h2>{t("rights.queue.closed")}</h2>
          <Rows caption={t("rights.queue.closed")} rows={closed} path={path} />
        </>
      )}
    </div>
  );
}

function Rows({ caption, rows, path }: { caption: string; rows: readonly QueueRow[]; path: string }) {
  const { t } = useI18n();
  return (
    <Table
      caption={caption}
      columns={[
        {
          key: "kind",
          header: t("rights.label.kind"),
          rowHeader: true,
          cell: (row: QueueRow) => <Link href={`${path}/${row.id}`}>{row.kind}</Link>,
        },
        { key: "who", header: t("rights.queue.who"), cell: (row) => row.who },
        { key: "received", header: t("rights.label.received"), cell: (row) => row.received },
        { key: "due", header: t("rights.label.due"), cell: (row) => <Due row={row} /> },
        { key: "state", header: t("rights.queue.state"), cell: (row) => row.state },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  );
}

function Due({ row }: { row: QueueRow }) {
  return (
    <>
      {row.due} {row.stands && <Badge tone={row.overdue ? "danger" : "info"}>{row.left}</Badge>}
    </>
  );
}
