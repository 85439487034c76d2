import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ProcessorsPage } from "#app/features/notices/components/processors-page.tsx";
import { processorsPage } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return processorsPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Processors() {
  return <ProcessorsPage rows={useLoaderData<typeof loader>().rows} />;
}
