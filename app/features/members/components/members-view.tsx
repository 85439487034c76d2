import { ButtonLink } from "#app/ui/button.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { Link } from "#app/ui/link.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, type TableColumn } from "#app/ui/table.tsx";
import type { MemberLine, MembersPage } from "../members-page.server.ts";
import { MemberBadge } from "./member-badge.tsx";

type Props = { page: MembersPage; business: string; path: string };

/** Everybody of a business; each leads to a page of their own. */
export function MembersView({ page: { members, page, pages }, business, path }: Props) {
  const { t } = useI18n();
  const columns: TableColumn<MemberLine>[] = [
    {
      key: "name",
      header: t("member.name"),
      rowHeader: true,
      cell: ({ id, name, isYou }) => (
        <>
          <Link href={`${path}/${id}`}>{name}</Link>
          {isYou && ` ${t("member.you")}`}
        </>
      ),
    },
    { key: "email", header: t("member.email"), cell: ({ email }) => email },
    { key: "role", header: t("member.role"), cell: ({ role }) => t(`organization.role.${role}`) },
    { key: "state", header: t("member.state"), cell: ({ state }) => <MemberBadge state={state} /> },
  ];
  return (
    <div className="stack">
      <p className="muted">{t("member.lead", { business })}</p>
      <div>
        <ButtonLink variant="primary" href={`${path}/invite`}>
          {t("invitation.invite")}
        </ButtonLink>
      </div>
      <div className="card card--flush">
        <Table caption={t("member.caption")} columns={columns} rows={members} rowKey={({ id }) => id} />
      </div>
      <Pagination page={page} pages={pages} hrefFor={(other) => `${path}?page=${other}`} />
    </div>
  );
}
