import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { SalePage } from "#app/features/notices/components/sale-page.tsx";
import { headOf } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { choiceCookieHeader, isOptedOut, sendsGpc } from "#app/platform/http/marketing-signal.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";
export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

const vary = { Vary: "Sec-GPC, Cookie", "Cache-Control": "no-store" };

/** "Do not sell or share": what is so, and the choice to be asked for no marketing in this browser. */
export async function loader(args: LoaderFunctionArgs) {
  const { request } = args;
  const page = { ...headOf(args, "notices.sale.page"), gpc: sendsGpc(request), refused: isOptedOut(request) };
  return data(page, { headers: vary });
}

/** Nobody is asked who they are: the choice lies in the browser alone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const refused = (await readPostedForm(request)).data.get("choice") !== "ask";
  const cookie = choiceCookieHeader(refused, context.services.settings);
  return data({ refused }, { headers: { ...vary, "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => noticeMeta(page);

export default function Sale() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <SalePage gpc={page.gpc} refused={sent?.refused ?? page.refused} saved={sent !== undefined} />;
}
