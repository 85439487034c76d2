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
import { deleteSchedule, scheduleById, scheduleRefusal } from "#app/features/scheduling/scheduling.server.ts";
import { useI18n } from "#app/ui/i18n.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, base, t, title } = await openDashboard(args, "schedule:write");
  const key = { organizationId, id: args.params["id"] ?? "" };
  const schedule = await scheduleById(services, key);
  if (!schedule) throw new Response(null, { status: 404 });
  const refusal = await scheduleRefusal(services, key);
  const heading = t("schedule.deleteTitle", { name: schedule.name });
  return { heading, refusal, back: `${base}/schedules`, title: title(heading) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base } = await openDashboard(args, "schedule:write");
  const id = args.params["id"] ?? "";
  const result = await deleteSchedule(services, { organizationId, id });
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
