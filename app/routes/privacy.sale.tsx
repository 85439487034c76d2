import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { keepMarketingChoice, ownMarketingChoice } from "#app/features/account/account.server.ts";
import { SalePage } from "#app/features/notices/components/sale-page.tsx";
import { headOf } from "#app/features/notices/notice-page.server.ts";
import { noticeMeta } from "#app/features/notices/notice-route.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { choiceCookieHeader, choiceIn, isOptedOut, sendsGpc } from "#app/platform/http/marketing-signal.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatDateTime } from "#app/platform/time/format.server.ts";

export { noticeLinks as links } from "#app/features/notices/notice-route.ts";
export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

const vary = { Vary: "Sec-GPC, Cookie", "Cache-Control": "no-store" };

/** "Do not sell or share": what is so, and the choice to be asked for no marketing in this browser. */
export async function loader(args: LoaderFunctionArgs) {
  const { request } = args;
  const here = choiceIn(request);
  const at = (await ownMarketingChoice(args)) ?? here.at;
  const page = {
    ...{ ...headOf(args, "notices.sale.page"), gpc: sendsGpc(request) },
    ...{ refused: isOptedOut(request) || at !== null, since: sinceOf(request, at) },
  };
  return data(page, { headers: vary });
}

function sinceOf(request: Request, at: number | null): string | null {
  return at === null ? null : formatDateTime(at, { locale: requestLocale(request), zone: "Etc/UTC" });
}

/** Nobody is asked who they are: the choice lies in the browser, and with the account of whoever is signed in. */
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args;
  const refused = (await readPostedForm(request)).data.get("choice") !== "ask";
  const at = refused ? context.services.clock.now() : null;
  await keepMarketingChoice(args, at);
  const cookie = choiceCookieHeader(at, context.services.settings);
  return data({ refused, since: sinceOf(request, at) }, { headers: { ...vary, "Set-Cookie": cookie } });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => noticeMeta(page);

export default function Sale() {
  const page = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { refused, since } = sent ?? page;
  return <SalePage gpc={page.gpc} refused={refused} since={since} saved={sent !== undefined} />;
}
