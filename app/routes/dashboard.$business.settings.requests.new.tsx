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
import { EnterRequestForm } from "#app/features/rights/components/enter-request-form.tsx";
import { submitEntered } from "#app/features/rights/submit-request.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, t, title } = await openDashboard(args, "rights:answer");
  const today = localDate(organization.timeZone, services.clock.now());
  return { base, today, title: title(t("rights.queue.enter")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, organization, base, user } = await openDashboard(args, "rights:answer");
  const form = (await readPostedForm(args.request)).data;
  const entered = { organizationId, actorId: user.id, zone: organization.timeZone, form };
  const result = await submitEntered(services, entered);
  if (result.ok) return redirect(withNotice(`${base}/settings/requests`, "request-entered"), 303);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ errors: result.errors, values }, { status: 400 });
}

export default function EnterRequest() {
  const { base, today } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <SettingsTabs base={base} current="requests" />
      <EnterRequestForm
        path={`${base}/settings/requests`}
        today={today}
        errors={sent?.errors ?? {}}
        values={sent?.values ?? {}}
      />
    </>
  );
}
