import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { OutOfOfficeList } from "#app/features/scheduling/components/out-of-office-list.tsx";
import { deleteOutOfOffice, listOutOfOffice } from "#app/features/scheduling/out-of-office.server.ts";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const periods = await listOutOfOffice(services, { organizationId, member }, translator);
  return { periods, member, base, title: title(t("schedule.away.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const { tree } = await readPostedForm(args.request);
  if (formText(tree, "do") !== "delete") throw new Response(null, { status: 400 });
  const { ok } = await deleteOutOfOffice(services, { organizationId, member }, formText(tree, "id"));
  if (!ok) throw new Response(null, { status: 404 });
  return redirect(withNotice(`${base}/schedules/away${member.search}`, "away-deleted"), 303);
}

export default function OutOfOffice() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <OutOfOfficeList {...page} />;
}
