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
import { submitNewSchedule } from "#app/features/scheduling/new-schedule.server.ts";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { base, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const members = member.choices.map(({ id, name }) => ({ id, name }));
  return {
    saved: { name: "", member: member.id },
    members,
    back: `${base}/schedules`,
    title: title(t("schedule.new")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { tree } = await readPostedForm(args.request);
  const result = await submitNewSchedule(dashboard, { tree, t: dashboard.t });
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(`${dashboard.base}/schedules/${result.id}`, "schedule-created"), 303);
}

export default function CreateSchedule() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <NewSchedule {...page} answer={useActionData<typeof action>()} />;
}
