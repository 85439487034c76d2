import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { QueueView } from "#app/features/rights/components/queue-view.tsx";
import { queuePage } from "#app/features/rights/queue-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "rights:answer");
  const queue = await queuePage(services, { organization, translator });
  return { ...queue, base, title: title(t("rights.queue.title")) };
}

export default function Requests() {
  const { open, closed, base } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs base={base} current="requests" />
      <QueueView open={open} closed={closed} path={`${base}/settings/requests`} />
    </>
  );
}
