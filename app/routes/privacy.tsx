import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { NoticePage } from "#app/features/notices/components/notice-page.tsx";
import { noticePage } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";
export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export async function loader(args: LoaderFunctionArgs) {
  return data(await noticePage(args), { headers: { Vary: "Sec-GPC" } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => noticeMeta(page);

export default function Privacy() {
  return <NoticePage page={useLoaderData<typeof loader>()} />;
}
