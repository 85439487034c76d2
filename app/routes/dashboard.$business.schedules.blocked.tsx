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
import { MemberBusyPage } from "#app/features/scheduling/components/member-busy-page.tsx";
import {
  deleteBusyTime,
  listBusyTimes,
  submitBusyTime,
} from "#app/features/scheduling/member-time.server.ts";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const now = services.clock.now();
  const today = localDate(member.zone, now);
  const key = { organizationId, userId: member.id };
  return {
    times: await listBusyTimes(services, key, { zone: member.zone, locale: translator.locale }),
    saved: { startDate: today, startTime: "", endDate: today, endTime: "", title: "" },
    place: placeLabel(member.zone, now),
    member,
    base,
    title: title(t("schedule.busy.title")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const { tree } = await readPostedForm(args.request);
  const key = { organizationId, userId: member.id };
  const path = `${base}/schedules/blocked${member.search}`;
  if (formText(tree, "do") === "delete") {
    const { ok } = await deleteBusyTime(services, key, formText(tree, "id"));
    if (!ok) throw new Response(null, { status: 404 });
    return redirect(withNotice(path, "busy-removed"), 303);
  }
  const result = await submitBusyTime(services, { ...key, zone: member.zone }, tree, translator);
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(path, "busy-added"), 303);
}

export default function BlockedTimes() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <MemberBusyPage {...page} answer={useActionData<typeof action>()} />;
}
