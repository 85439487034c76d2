import { useI18n } from "#app/ui/i18n.tsx";
import { Table } from "#app/ui/table.tsx";
import type { RoleRow } from "../who-sees.server.ts";

/** Which role may do what. */
export function RoleTable({ rows }: { rows: readonly RoleRow[] }) {
  const { t } = useI18n();
  const answer = (may: boolean) => t(may ? "organization.roles.yes" : "organization.roles.no");
  return (
    <Table
      caption={t("organization.roles.title")}
      columns={[
        {
          key: "what",
          header: t("organization.roles.what"),
          rowHeader: true,
          cell: (row: RoleRow) => t(`organization.permission.${row.permission}`),
        },
        { key: "owner", header: t("organization.role.owner"), cell: ({ roles }) => answer(roles.owner) },
        { key: "member", header: t("organization.role.member"), cell: ({ roles }) => answer(roles.member) },
      ]}
      rows={rows}
      rowKey={({ permission }) => permission}
    />
  );
}
