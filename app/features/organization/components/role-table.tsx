import { memberRoles } from "#app/domain/member/permissions.ts";
import { useI18n } from "#app/ui/i18n.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
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
        ...memberRoles.map(
          (role): TableColumn<RoleRow> => ({
            key: role,
            header: t(`organization.role.${role}`),
            cell: ({ roles }) => answer(roles[role]),
          }),
        ),
      ]}
      rows={rows}
      rowKey={({ permission }) => permission}
    />
  );
}
