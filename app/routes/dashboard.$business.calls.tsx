import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { callsPage, pageNumber } from "#app/features/rooms/calls-page.server.ts";
import { CallsView } from "#app/features/rooms/components/calls-view.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, onlyHostId, base, translator, t, title } = await openDashboard(
    args,
    "call:read",
  );
  const number = pageNumber(new URL(args.request.url).searchParams.get("page"));
  const page = await callsPage(services, organization, {
    page: number,
    locale: translator.locale,
    viewerId: user.id,
    onlyHostId,
  });
  return { page, base, title: title(t("room.log.title")) };
}

export default function Calls() {
  const { page, base } = useLoaderData<typeof loader>();
  return <CallsView page={page} base={base} />;
}
