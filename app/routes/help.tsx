import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { HelpList } from "#app/features/help/components/help-list.tsx";
import { helpPage } from "#app/features/help/help-page.server.ts";
import { helpMeta } from "#app/features/help/help-route.ts";

export { helpLinks as links } from "#app/features/help/help-route.ts";

export function loader(args: LoaderFunctionArgs) {
  return helpPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => helpMeta(data);

export default function Help() {
  return <HelpList guides={useLoaderData<typeof loader>().guides} />;
}
