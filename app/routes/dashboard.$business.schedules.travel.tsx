import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { TravelList } from "#app/features/scheduling/components/travel-pages.tsx";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { deleteTravel, listTravel } from "#app/features/scheduling/travel.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { placeLabel } from "#app/platform/time/zone-options.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const rows = await listTravel(services, { organizationId, member }, translator);
  const now = services.clock.now();
  const periods = rows.map(({ id, dates, timeZone }) => ({ id, dates, place: placeLabel(timeZone, now) }));
  return { periods, member, base, title: title(t("schedule.travel.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const { tree } = await readPostedForm(args.request);
  if (formText(tree, "do") !== "delete") throw new Response(null, { status: 400 });
  const { ok } = await deleteTravel(services, { organizationId, member }, formText(tree, "id"));
  if (!ok) throw new Response(null, { status: 404 });
  return redirect(withNotice(`${base}/schedules/travel${member.search}`, "travel-deleted"), 303);
}

export default function Travel() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <TravelList {...page} />;
}
