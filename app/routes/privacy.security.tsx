import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SecurityPage } from "#app/features/notices/components/security-page.tsx";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { securityPage } from "#app/features/notices/security-page.server.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return securityPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Security() {
  return <SecurityPage page={useLoaderData<typeof loader>()} />;
}
