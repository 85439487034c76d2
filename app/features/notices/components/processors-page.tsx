import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { processorsPage } from "../notice-page.server.ts";
import { NoticeFrame, ObjectToRecipients } from "./notice-frame.tsx";

type Row = Awaited<ReturnType<typeof processorsPage>>["rows"][number];

/** Who else receives data, and who used to. */
export function ProcessorsPage({ rows }: { rows: readonly Row[] }) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("notices.processors.title")} lead={t("notices.processors.lead")}>
      {rows.length === 0 ? (
        <p>{t("notices.recipients.none")}</p>
      ) : (
        <Table
          caption={t("notices.processors.caption")}
          columns={[
            {
              key: "who",
              header: t("notices.processors.who"),
              rowHeader: true,
              cell: (row: Row) => row.host,
            },
            { key: "role", header: t("notices.processors.role"), cell: (row) => row.role },
            { key: "data", header: t("notices.processors.data"), cell: (row) => row.data },
            { key: "purpose", header: t("notices.processors.purpose"), cell: (row) => row.purpose },
            { key: "country", header: t("notices.processors.country"), cell: (row) => row.country },
            { key: "guarantee", header: t("notices.processors.guarantee"), cell: (row) => row.guarantee },
            { key: "since", header: t("notices.processors.since"), cell: (row) => row.since },
            {
              key: "until",
              header: t("notices.processors.until"),
              cell: (row) => row.until ?? t("notices.processors.still"),
            },
          ]}
          rows={rows}
          rowKey={({ key }) => key}
        />
      )}
      {rows.length > 0 && <ObjectToRecipients />}
    </NoticeFrame>
  );
}
