import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { VersionPage } from "#app/features/notices/components/versions-page.tsx";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { versionPage } from "#app/features/notices/versions-page.server.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const page = await versionPage(args, args.params["hash"] ?? "");
  if (!page) throw new Response(null, { status: 404 });
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Version() {
  return <VersionPage page={useLoaderData<typeof loader>()} />;
}
