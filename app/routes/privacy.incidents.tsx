import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PublicIncidents } from "#app/features/incidents/components/incidents-page.tsx";
import { incidentsPage } from "#app/features/incidents/public-incidents.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import noticeStyles from "#app/ui/styles/notices.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: noticeStyles },
  { rel: "alternate", type: "application/atom+xml", href: "/privacy/incidents.xml" },
];

export async function loader(args: LoaderFunctionArgs) {
  return incidentsPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Incidents() {
  return <PublicIncidents rows={useLoaderData<typeof loader>().rows} />;
}
