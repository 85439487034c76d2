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
import { NewSchedule } from "#app/features/scheduling/components/new-schedule.tsx";
import { newScheduleForm } from "#app/features/scheduling/schedule-form.ts";
import { createSchedule } from "#app/features/scheduling/scheduling.server.ts";
import { parseForm } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { base, t, title } = await openDashboard(args, "schedule:write");
  return { back: `${base}/schedules`, title: title(t("schedule.new")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organization, user, base, t } = await openDashboard(args, "schedule:write");
  const { tree } = await readPostedForm(args.request);
  const parsed = parseForm(newScheduleForm(t), tree);
  if (!parsed.ok) return data({ values: tree, errors: parsed.errors }, { status: 400 });
  const { id: organizationId, timeZone } = organization;
  const { id } = await createSchedule(services, {
    organizationId,
    userId: user.id,
    timeZone,
    name: parsed.data.name,
  });
  return redirect(withNotice(`${base}/schedules/${id}`, "schedule-created"), 303);
}

export default function CreateSchedule() {
  const { back } = useLoaderData<typeof loader>();
  return <NewSchedule back={back} answer={useActionData<typeof action>()} />;
}
