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
import { SupportView } from "#app/features/support/components/support-view.tsx";
import { endAccess, submitGrant, supportPage } from "#app/features/support/support.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, t, title } = await openDashboard(args, "support:grant");
  const page = await supportPage(services, { organization, translator });
  return { ...page, base, title: title(t("support.tab")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base, t } = await openDashboard(args, "support:grant");
  const { tree } = await readPostedForm(args.request);
  const path = `${base}/settings/support`;
  const actorId = user.id;
  if (formText(tree, "do") === "end") {
    await endAccess(services, { grantId: formText(tree, "grant"), organizationId, actorId });
    return redirect(withNotice(path, "support-ended"), 303);
  }
  const result = await submitGrant(services, { organizationId, actorId, tree, t });
  if (result.status === 303) return redirect(withNotice(path, "support-granted"), 303);
  return data({ answer: result.answer }, { status: result.status });
}

export default function SupportAccess() {
  const { grants, base } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs base={base} current="support" />
      <SupportView grants={grants} answer={sent?.answer} />
    </>
  );
}
