import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { ClosingView } from "#app/features/deletion/components/closing-view.tsx";
import { cancelDeletion } from "#app/features/deletion/deletion.server.ts";
import { closingBusinessPage } from "#app/features/deletion/deletion-pages.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

/** A member of a business that is being deleted. To everyone else there is no such page. */
async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { user } = await requireUser(args);
  const translator = translatorFor(requestLocale(args.request));
  const slug = args.params["business"] ?? "";
  const page = await closingBusinessPage(args.context.services, { slug, user }, translator);
  if (!page) throw new Response(null, { status: 404 });
  return { page, slug };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page, slug } = await open(args);
  const { jobId: _, ...shown } = page;
  return { page: shown, slug, title: pageTitle(args.request, "deletion.delete.tab") };
}

export async function action(args: ActionFunctionArgs) {
  const { page, slug } = await open(args);
  if (!page.mayCancel) throw new Response(null, { status: 403 });
  const result = await cancelDeletion(args.context.services, page.jobId);
  return redirect(result.ok ? `/dashboard/${slug}` : `/account/closing/${slug}`, 303);
}

export default function ClosingBusiness() {
  const { page, slug } = useLoaderData<typeof loader>();
  return <ClosingView page={page} path={`/account/closing/${slug}`} />;
}
