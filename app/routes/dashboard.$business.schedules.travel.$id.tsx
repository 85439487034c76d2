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
import { TravelForm } from "#app/features/scheduling/components/travel-pages.tsx";
import { memberOfPage } from "#app/features/scheduling/schedule-access.server.ts";
import { listTravel, submitTravel } from "#app/features/scheduling/travel.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

const newId = "new";

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator, t, title } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const id = args.params["id"];
  const periods = await listTravel(services, { organizationId, member }, translator);
  const period = periods.find((one) => one.id === id) ?? null;
  if (!period && id !== newId) throw new Response(null, { status: 404 });
  const { firstDate = "", lastDate = "", timeZone = member.zone } = period ?? {};
  return {
    saved: { firstDate, lastDate, timeZone },
    isNew: period === null,
    zones: zoneChoices(translator.locale, services.clock.now(), timeZone),
    lead: member.isSelf ? null : t("schedule.member.hers", { name: member.name }),
    back: `${base}/schedules/travel${member.search}`,
    title: title(t(period ? "schedule.travel.edit" : "schedule.travel.add")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "schedule:write");
  const { services, organizationId, base, translator } = dashboard;
  const member = await memberOfPage(dashboard, args.request);
  const { tree } = await readPostedForm(args.request);
  const id = args.params["id"] === newId ? null : (args.params["id"] ?? "");
  const result = await submitTravel(services, { organizationId, member, id, tree, translator });
  if (result.status === 404) throw new Response(null, { status: 404 });
  if (result.status === 400) return data(result.answer, { status: 400 });
  return redirect(withNotice(`${base}/schedules/travel${member.search}`, "travel-saved"), 303);
}

export default function TravelPeriod() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <TravelForm {...page} answer={useActionData<typeof action>()} />;
}
