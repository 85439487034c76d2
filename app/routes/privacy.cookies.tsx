import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { CookiesPage } from "#app/features/notices/components/cookies-page.tsx";
import { cookiesPage } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return cookiesPage(args);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => noticeMeta(data);

export default function Cookies() {
  return <CookiesPage rows={useLoaderData<typeof loader>().rows} />;
}
