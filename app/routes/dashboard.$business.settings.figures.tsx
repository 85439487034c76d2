import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { FiguresView } from "#app/features/figures/components/figures-view.tsx";
import { figuresPage } from "#app/features/figures/figures.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, base, translator, t, title } = await openDashboard(args, "booking:all");
  const { bars, ratings, lines } = await figuresPage(services, { organizationId, translator });
  return { bars, ratings, lines, base, title: title(t("figures.title")) };
}

export default function Figures() {
  const { bars, ratings, lines, base } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsTabs base={base} current="figures" />
      <FiguresView bars={bars} ratings={ratings} lines={lines} />
    </>
  );
}
