import type { ActionFunctionArgs } from "@remix-run/node";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { managedSchedule } from "#app/features/scheduling/schedule-access.server.ts";
import { submittedLive } from "#app/features/scheduling/schedule-page.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

/** What a schedule's form would offer, asked for while somebody changes it. Nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const schedule = await managedSchedule(dashboard, args.params["id"]);
  const { tree } = await readPostedForm(args.request);
  const live = await submittedLive(dashboard.services, { ...dashboard, schedule, tree });
  return Response.json(live, { headers: { "Cache-Control": "no-store" } });
}
