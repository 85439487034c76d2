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
import { managedSchedule } from "#app/features/scheduling/schedule-access.server.ts";
import { scheduleTree } from "#app/features/scheduling/schedule-form.ts";
import { countryOptions } from "#app/features/scheduling/schedule-holidays.server.ts";
import { savedLive, submittedLive } from "#app/features/scheduling/schedule-page.server.ts";
import { submitSchedule } from "#app/features/scheduling/scheduling.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { weekdayNames } from "#app/platform/time/weekday-names.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { localDate } from "#app/platform/time/zones.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, base, translator, t, title } = dashboard;
  const schedule = await managedSchedule(dashboard, args.params["id"]);
  const now = services.clock.now();
  const today = localDate(schedule.timeZone, now);
  const live = await savedLive(services, { ...dashboard, schedule });
  const current = { ...schedule, overrides: schedule.overrides.filter(({ date }) => date >= today) };
  const isOwn = schedule.userId === dashboard.user.id;
  return {
    saved: scheduleTree(
      current,
      live.holidays.rows.map(({ rule }) => rule),
    ),
    live,
    liveAddress: `${base}/schedules/${schedule.id}/preview`,
    zones: zoneChoices(translator.locale, now, schedule.timeZone),
    countries: countryOptions(translator.locale),
    weekdays: weekdayNames(translator.locale),
    today,
    back: `${base}/schedules`,
    heading: schedule.name,
    lead: isOwn ? null : t("schedule.member.hers", { name: schedule.user.name }),
    title: title(schedule.name),
  };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, t } = dashboard;
  const schedule = await managedSchedule(dashboard, args.params["id"]);
  const { tree } = await readPostedForm(args.request);
  const { id } = schedule;
  const result = await submitSchedule(services, { organizationId, id, actorId: dashboard.user.id, tree, t });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status !== 303) {
    const live = await submittedLive(services, { ...dashboard, schedule, tree });
    return data({ ...result.answer, live }, { status: result.status });
  }
  if (result.merged) return redirect(withNotice(`${base}/schedules/${id}`, "schedule-merged"), 303);
  return redirect(withNotice(`${base}/schedules`, "schedule-saved"), 303);
}

export default function Schedule() {
  const { heading, lead, title: _, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  // Merged hours may equal what was saved before; a new visit of the page shows them all the same.
  const { key } = useLocation();
  return (
    <>
      <PageHeader title={heading} lead={lead} />
      <ScheduleEditor key={key} {...page} live={answer?.live ?? page.live} answer={answer} />
    </>
  );
}
