import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { changeEmailForm } from "#app/features/account/account-form.ts";
import { dropEmailWish, wishForEmail } from "#app/features/account/change-email.server.ts";
import { changeEmailPage } from "#app/features/account/change-email-page.server.ts";
import { ChangeEmailPage } from "#app/features/account/components/change-email-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

const path = "/account/email";

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireRecentPassword(args);
  return { ...(await changeEmailPage(args, user)), title: pageTitle(args.request, "account.emailTitle") };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireRecentPassword(args, path);
  const { services, network } = args.context;
  const posted = await readForm(args.request);
  if (posted.get("intent") === "drop") {
    await dropEmailWish(services, user.id);
    return redirect("/account", 303);
  }
  const form = parseForm(changeEmailForm, posted);
  if (!form.ok) return refuseForm(form);
  const result = await wishForEmail(services, user, form.value.email, network);
  if (result.ok) return redirect(path, 303);
  if (result.reason === "too-many") return refuseHaste(form.value, result.retryAfterSeconds);
  return refuseForm({ values: form.value, errors: { email: "account.errorEmailSame" } });
}

export default function ChangeEmail() {
  const { email, waiting } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return <ChangeEmailPage state={state} email={email} waiting={waiting} />;
}
