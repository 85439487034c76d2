import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readActivityFilter } from "#app/features/audit/activity-filter.ts";
import { activityPage } from "#app/features/audit/audit.server.ts";
import { ActivityView } from "#app/features/audit/components/activity-view.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "activity:read");
  const filter = readActivityFilter(new URL(args.request.url).searchParams);
  const page = await activityPage(services, { organization, base, filter, translator });
  return { page, base, title: title(t("audit.title")) };
}

export default function Activity() {
  const { page, base } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs base={base} current="activity" />
      <ActivityView page={page} path={`${base}/settings/activity`} />
    </>
  );
}
