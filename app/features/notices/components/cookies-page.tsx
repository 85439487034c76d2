import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { cookiesPage } from "../notice-page.server.ts";
import { NoticeFrame } from "./notice-frame.tsx";

type Row = ReturnType<typeof cookiesPage>["rows"][number];

/** Everything that may be put into a browser. */
export function CookiesPage({ rows }: { rows: readonly Row[] }) {
  const { t } = useI18n();
  return (
    <NoticeFrame title={t("notices.cookies.title")} lead={t("notices.cookies.lead")}>
      <Table
        caption={t("notices.cookies.caption")}
        columns={[
          {
            key: "name",
            header: t("notices.cookies.name"),
            rowHeader: true,
            cell: (row: Row) => <code>{row.name}</code>,
          },
          { key: "why", header: t("notices.cookies.why"), cell: (row) => row.why },
          { key: "kind", header: t("notices.cookies.kind"), cell: (row) => <Kind row={row} /> },
          { key: "life", header: t("notices.cookies.life"), cell: (row) => row.life },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
    </NoticeFrame>
  );
}

function Kind({ row }: { row: Row }) {
  const { t } = useI18n();
  const facts = [row.kind, row.where, ...(row.hidden ? [t("notices.scripts.hidden")] : [])];
  return <>{facts.join(", ")}</>;
}
