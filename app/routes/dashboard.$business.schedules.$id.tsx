import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { ScheduleEditor } from "#app/features/scheduling/components/schedule-editor.tsx";
import { scheduleTree } from "#app/features/scheduling/schedule-form.ts";
import { scheduleById, submitSchedule } from "#app/features/scheduling/scheduling.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { weekdayNames } from "#app/platform/time/weekday-names.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, base, translator, title } = await openDashboard(args, "schedule:write");
  const schedule = await scheduleById(services, { organizationId, id: args.params["id"] ?? "" });
  if (!schedule) throw new Response(null, { status: 404 });
  const now = services.clock.now();
  const today = localDate(schedule.timeZone, now);
  return {
    saved: scheduleTree({ ...schedule, overrides: schedule.overrides.filter(({ date }) => date >= today) }),
    zones: zoneChoices(translator.locale, now, schedule.timeZone),
    weekdays: weekdayNames(translator.locale),
    back: `${base}/schedules`,
    heading: schedule.name,
    title: title(schedule.name),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base, t } = await openDashboard(args, "schedule:write");
  const { tree } = await readPostedForm(args.request);
  const id = args.params["id"] ?? "";
  const result = await submitSchedule(services, { organizationId, id, tree, t });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) return data(result.answer, { status: result.status });
  if (result.merged) return redirect(withNotice(`${base}/schedules/${id}`, "schedule-merged"), 303);
  return redirect(withNotice(`${base}/schedules`, "schedule-saved"), 303);
}

export default function Schedule() {
  const { heading, title: _, ...page } = useLoaderData<typeof loader>();
  // Merged hours may equal what was saved before; a new visit of the page shows them all the same.
  const { key } = useLocation();
  return (
    <>
      <PageHeader title={heading} />
      <ScheduleEditor key={key} {...page} answer={useActionData<typeof action>()} />
    </>
  );
}
