import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { PendingLine } from "../pending-page.server.ts";

/** Whoever was asked and has not answered; each leads to a page of its own. */
export function PendingList({ pending, path }: { pending: PendingLine[]; path: string }) {
  const { t } = useI18n();
  const columns: TableColumn<PendingLine>[] = [
    {
      key: "email",
      header: t("member.email"),
      rowHeader: true,
      cell: ({ id, email }) => <Link href={`${path}/invited/${id}`}>{email}</Link>,
    },
    { key: "name", header: t("member.name"), cell: ({ name }) => name || "–" },
    { key: "role", header: t("member.role"), cell: ({ role }) => t(`organization.role.${role}`) },
    {
      key: "state",
      header: t("invitation.pending.state"),
      cell: ({ isOver, until }) =>
        t(isOver ? "invitation.pending.over" : "invitation.pending.waits", { until }),
    },
  ];
  return (
    <section className="stack" aria-labelledby="pending">
      <h2 id="pending">{t("invitation.pending")}</h2>
      {pending.length === 0 ? (
        <p className="muted">{t("invitation.pending.none")}</p>
      ) : (
        <div className="card card--flush">
          <Table caption={t("invitation.pending")} columns={columns} rows={pending} rowKey={({ id }) => id} />
        </div>
      )}
    </section>
  );
}
