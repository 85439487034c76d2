import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { readChoice } from "#app/features/deletion/business-choice.ts";
import { AccountDeletion } from "#app/features/deletion/components/account-deletion.tsx";
import { requestAccountDeletion } from "#app/features/deletion/deletion.server.ts";
import { accountDeletionPage } from "#app/features/deletion/deletion-pages.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

/** Counts what would go. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireRecentPassword(args);
  const stated = new URL(args.request.url).searchParams;
  const translator = translatorFor(requestLocale(args.request));
  const page = await accountDeletionPage(args.context.services, user, stated, translator);
  return { page, title: pageTitle(args.request, "deletion.account.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { user, sessionId } = await requireRecentPassword(args, "/account/delete");
  const form = await readForm(args.request);
  if (form.get("confirmed") !== "on") return data({ failed: true }, { status: 400 });
  await requestAccountDeletion(args.context.services, {
    ...{ userId: user.id, sessionId, locale: user.locale },
    choose: (business) => readChoice(form, business),
  });
  return redirect("/account/deletion", 303);
}

export default function DeleteAccount() {
  const { page } = useLoaderData<typeof loader>();
  return <AccountDeletion page={page} failed={useActionData<typeof action>()?.failed ?? false} />;
}
