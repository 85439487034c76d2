import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { ExportPanel } from "#app/features/exports/components/export-panel.tsx";
import { exportView, requestExport } from "#app/features/exports/exports.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDashboard(args, "business:export");
  const { services, organization, organizationId, user, base, translator, t, title } = opened;
  const shown = { ...translator, zone: user.timeZone };
  const view = await exportView(services, { userId: user.id, organizationId }, shown);
  return { view, base, name: organization.name, title: title(t("exports.tab")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, translator } = await openDashboard(args, "business:export");
  const path = `${base}/settings/export`;
  await requireRecentPassword(args, path);
  await requestExport(services, { userId: user.id, organizationId, locale: translator.locale });
  return redirect(path, 303);
}

export default function BusinessExport() {
  const { view, base, name } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs base={base} current="export" />
      <ExportPanel view={view} path={`${base}/settings/export`} name={name} />
    </>
  );
}
