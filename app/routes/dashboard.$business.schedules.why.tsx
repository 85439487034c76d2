import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { ExplainView } from "#app/features/scheduling/components/explain-view.tsx";
import { explainPage } from "#app/features/scheduling/explain-page.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";
import { isZone } from "#app/platform/time/zones.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:read");
  const { services, user, base, translator, t, title } = dashboard;
  const { searchParams: search } = new URL(args.request.url);
  const page = await explainPage(services, { ...dashboard, search, zone: user.timeZone });
  const chosen = isZone(page.fields.zone) ? page.fields.zone : user.timeZone;
  const zones = zoneChoices(translator.locale, services.clock.now(), chosen);
  return data({ page, zones, base, title: title(t("schedule.why.title")) }, { status: page.status });
}

export default function WhyNotOffered() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <ExplainView {...page} />;
}
