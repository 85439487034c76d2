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
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";
import { RequestView } from "#app/features/rights/components/request-view.tsx";
import { requestPage } from "#app/features/rights/queue-page.server.ts";
import { submitAnswer } from "#app/features/rights/submit-request.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "rights:answer");
  const page = await requestPage(services, { organization, translator, id: args.params["id"] ?? "" });
  if (!page) throw new Response(null, { status: 404 });
  return { page, base, title: title(t("rights.queue.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base, user } = await openDashboard(args, "rights:answer");
  const form = (await readPostedForm(args.request)).data;
  const by = { organizationId, id: args.params["id"] ?? "", actorId: user.id };
  const problem = await submitAnswer(services, by, form);
  if (problem) return data({ problem }, { status: 400 });
  return redirect(withNotice(`${base}/settings/requests`, "request-answered"), 303);
}

export default function Request() {
  const { page, base } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem ?? null;
  return (
    <>
      <SettingsTabs base={base} current="requests" />
      <RequestView page={page} path={`${base}/settings/requests`} problem={problem} />
    </>
  );
}
