import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NoticeFrame } from "#app/features/notices/components/notice-frame.tsx";
import { headOf } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { RoleTable } from "#app/features/organization/components/role-table.tsx";
import { roleTable } from "#app/features/organization/organization.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return { ...headOf(args, "organization.roles.title"), rows: roleTable() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Roles() {
  const { t } = useI18n();
  const { rows } = useLoaderData<typeof loader>();
  return (
    <NoticeFrame title={t("organization.roles.title")} lead={t("organization.roles.lead")}>
      <RoleTable rows={rows} />
    </NoticeFrame>
  );
}
