import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { ScheduleList } from "#app/features/scheduling/components/schedule-list.tsx";
import { managedSchedule, mayManage } from "#app/features/scheduling/schedule-access.server.ts";
import {
  listSchedules,
  makeDefaultSchedule,
  weekSummary,
} from "#app/features/scheduling/scheduling.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator, t, title, user } = dashboard;
  const rows = (await listSchedules(services, { organizationId })).filter(({ userId }) =>
    mayManage(dashboard, userId),
  );
  const ownFirst = rows.toSorted((a, b) => Number(b.userId === user.id) - Number(a.userId === user.id));
  const schedules = ownFirst.map(({ id, name, timeZone, isDefault, rules, eventTypes, ...row }) => ({
    id,
    name,
    isDefault,
    owner: row.userId === user.id ? null : row.user.name,
    zone: placeLabel(timeZone, services.clock.now()),
    week: weekSummary(rules, translator.locale),
    usedBy: eventTypes.length,
  }));
  return { schedules, base, title: title(t("dashboard.nav.schedules")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base } = dashboard;
  const { tree } = await readPostedForm(args.request);
  if (formText(tree, "do") !== "make-default") throw new Response(null, { status: 400 });
  const { id } = await managedSchedule(dashboard, formText(tree, "id"));
  const result = await makeDefaultSchedule(services, { organizationId, id, actorId: dashboard.user.id });
  if (!result.ok) throw new Response(null, { status: 404 });
  return redirect(withNotice(`${base}/schedules`, "schedule-default"), 303);
}

export default function Schedules() {
  const { schedules, base } = useLoaderData<typeof loader>();
  return <ScheduleList schedules={schedules} base={base} />;
}
