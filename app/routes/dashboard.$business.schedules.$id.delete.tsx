import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { DeletePage } from "#app/features/scheduling/components/delete-page.tsx";
import { managedSchedule } from "#app/features/scheduling/schedule-access.server.ts";
import { deleteSchedule, scheduleRefusal } from "#app/features/scheduling/scheduling.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, t, title } = dashboard;
  const schedule = await managedSchedule(dashboard, args.params["id"]);
  const key = { organizationId, id: schedule.id };
  const refusal = await scheduleRefusal(services, key);
  const heading = t("schedule.deleteTitle", { name: schedule.name });
  return { heading, refusal, back: `${base}/schedules`, title: title(heading) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base } = dashboard;
  const { id } = await managedSchedule(dashboard, args.params["id"]);
  const result = await deleteSchedule(services, { organizationId, id, actorId: dashboard.user.id });
  if (result.ok) return redirect(withNotice(`${base}/schedules`, "schedule-deleted"), 303);
  if (result.reason === "not-found") throw new Response(null, { status: 404 });
  // The page itself says why not.
  return redirect(`${base}/schedules/${id}/delete`, 303);
}

export default function DeleteSchedule() {
  const { heading, refusal, back } = useLoaderData<typeof loader>();
  const { t } = useI18n();
  const refused =
    refusal === null ? undefined : refusal.reason === "last-one" ? (
      <p>{t("schedule.lastOne")}</p>
    ) : (
      <p>
        {t("schedule.inUse", { count: refusal.eventTypes.length, titles: refusal.eventTypes.join(", ") })}
      </p>
    );
  return (
    <DeletePage title={heading} back={back} refused={refused}>
      <p>{t("schedule.deleteText")}</p>
    </DeletePage>
  );
}
