import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { OwnMailList } from "#app/features/notifications/components/own-mail-list.tsx";
import { ownMailsPage } from "#app/features/notifications/notifications.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openDashboard(args, "profile:write");
  const { services, organizationId, base, translator, t, title } = opened;
  const mails = await ownMailsPage(services, { organizationId, translator });
  return { mails, base, title: title(t("ownMails.title")) };
}

export default function Mails() {
  const { mails, base } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs base={base} current="mails" />
      <OwnMailList mails={mails} base={base} />
    </>
  );
}
