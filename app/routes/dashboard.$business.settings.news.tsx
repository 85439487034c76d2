import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { parseForm, readForm, refuseForm } from "#app/features/account/read-form.server.ts";
import { NewsReaders } from "#app/features/consents/components/news-readers.tsx";
import { newsPage, noteOptOut } from "#app/features/consents/news-page.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { addressForm } from "#app/features/rights/rights-form.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "rights:answer");
  const { readers } = await newsPage(services, { organization, translator });
  return data(
    { readers, base, title: title(t("consent.list.title")) },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base, translator } = await openDashboard(args, "rights:answer");
  const parsed = parseForm(addressForm, await readForm(args.request));
  if (!parsed.ok) return refuseForm(parsed);
  const { email } = parsed.value;
  await noteOptOut(services, { organizationId, email, locale: translator.locale });
  return redirect(withNotice(`${base}/settings/news`, "opt-out-noted"), 303);
}

export default function News() {
  const { readers, base } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return (
    <>
      <SettingsTabs base={base} current="news" />
      <NewsReaders readers={readers} path={`${base}/settings/news`} state={state} />
    </>
  );
}
