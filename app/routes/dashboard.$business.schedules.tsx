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
  const { services, organizationId, base, translator, t, title } = await openDashboard(
    args,
    "schedule:write",
  );
  const rows = await listSchedules(services, { organizationId });
  const schedules = rows.map(({ id, name, timeZone, isDefault, rules, eventTypes }) => ({
    id,
    name,
    isDefault,
    zone: placeLabel(timeZone, services.clock.now()),
    week: weekSummary(rules, translator.locale),
    usedBy: eventTypes.length,
  }));
  return { schedules, base, title: title(t("dashboard.nav.schedules")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base } = await openDashboard(args, "schedule:write");
  const { tree } = await readPostedForm(args.request);
  if (formText(tree, "do") !== "make-default") throw new Response(null, { status: 400 });
  const result = await makeDefaultSchedule(services, { organizationId, id: formText(tree, "id") });
  if (!result.ok) throw new Response(null, { status: 404 });
  return redirect(withNotice(`${base}/schedules`, "schedule-default"), 303);
}

export default function Schedules() {
  const { schedules, base } = useLoaderData<typeof loader>();
  return <ScheduleList schedules={schedules} base={base} />;
}
