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
import { MemberLimitsPage } from "#app/features/scheduling/components/member-limits-page.tsx";
import { limitsTree } from "#app/features/scheduling/member-limits-form.ts";
import { listMemberLimits, submitMemberLimits } from "#app/features/scheduling/member-time.server.ts";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const limits = await listMemberLimits(services, { organizationId, userId: member.id });
  return { saved: { limits: limitsTree(limits) }, member, base, title: title(t("schedule.limits.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const { tree } = await readPostedForm(args.request);
  const key = { organizationId, userId: member.id };
  const result = await submitMemberLimits(services, key, tree, translator);
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(`${base}/schedules/limits${member.search}`, "limits-saved"), 303);
}

export default function Limits() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <MemberLimitsPage key={page.member.id} {...page} answer={useActionData<typeof action>()} />;
}
