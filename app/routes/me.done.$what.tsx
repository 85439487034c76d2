import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DonePage } from "#app/features/rights/components/done-page.tsx";
import { isDoneWord } from "#app/features/rights/done-words.ts";
import { portalWords } from "#app/features/rights/portal-route.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const what = args.params["what"];
  if (!isDoneWord(what)) throw new Response(null, { status: 404 });
  return { what, title: portalWords(args).title(`rights.done.${what}.title`) };
}

export default function MeDone() {
  return <DonePage what={useLoaderData<typeof loader>().what} />;
}
