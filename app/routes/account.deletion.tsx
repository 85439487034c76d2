import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAnyUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { ClosingView } from "#app/features/deletion/components/closing-view.tsx";
import { cancelDeletion } from "#app/features/deletion/deletion.server.ts";
import { closingAccountPage } from "#app/features/deletion/deletion-pages.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { user } = await requireAnyUser(args);
  const translator = translatorFor(requestLocale(args.request));
  const page = await closingAccountPage(args.context.services, user, translator);
  if (!page) throw redirect("/account");
  return page;
}

export async function loader(args: LoaderFunctionArgs) {
  const { jobId: _, ...page } = await open(args);
  return { page, title: pageTitle(args.request, "deletion.closing.account") };
}

export async function action(args: ActionFunctionArgs) {
  const { jobId } = await open(args);
  const result = await cancelDeletion(args.context.services, jobId);
  return redirect(result.ok || result.reason === "gone" ? "/account?saved=kept" : "/account/deletion", 303);
}

export default function ClosingAccount() {
  return <ClosingView page={useLoaderData<typeof loader>().page} path="/account/deletion" />;
}
