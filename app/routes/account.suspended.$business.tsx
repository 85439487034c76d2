import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { BarredView } from "#app/features/members/components/barred-view.tsx";
import { barredPage } from "#app/features/members/members.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

/** A member whom the business suspended. To everyone else there is no such page. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  const slug = args.params["business"] ?? "";
  const translator = translatorFor(requestLocale(args.request));
  const page = slug.length <= 64 ? await barredPage(args.context.services, { slug, user }, translator) : null;
  if (!page) throw new Response(null, { status: 404 });
  return { page, slug, title: pageTitle(args.request, "member.state.suspended") };
}

export default function SuspendedHere() {
  const { page, slug } = useLoaderData<typeof loader>();
  return <BarredView page={page} slug={slug} />;
}
