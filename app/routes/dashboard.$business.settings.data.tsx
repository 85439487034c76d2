import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { RetentionSettings } from "#app/features/organization/components/retention-settings.tsx";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { retentionPage, submitRetention } from "#app/features/organization/organization.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { formatDate } from "#app/platform/time/format.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "retention:write");
  const page = await retentionPage(services, { organization, locale: translator.locale });
  return { page, base, title: title(t("retention.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openDashboard(args, "retention:write");
  const { services, organization, organizationId, user, base, translator, t } = opened;
  const { tree } = await readPostedForm(args.request);
  const result = await submitRetention(services, { organizationId, tree, t, actorId: user.id });
  if (result.status === 303) return redirect(withNotice(`${base}/settings/data`, "retention-saved"), 303);
  const shown = { locale: translator.locale, zone: organization.timeZone };
  const erases = result.status === 200 ? { ...result.erases, on: formatDate(result.erases.on, shown) } : null;
  return data({ answer: result.answer, erases }, { status: result.status });
}

export default function DataSettings() {
  const { page, base } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs base={base} current="data" />
      <RetentionSettings
        page={page}
        answer={sent?.answer}
        erases={sent?.erases ?? null}
        path={`${base}/settings/data`}
      />
    </>
  );
}
