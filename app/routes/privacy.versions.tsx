import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VersionsPage } from "#app/features/notices/components/versions-page.tsx";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { versionsPage } from "#app/features/notices/versions-page.server.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return versionsPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Versions() {
  return <VersionsPage page={useLoaderData<typeof loader>()} />;
}
