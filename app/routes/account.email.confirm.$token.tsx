import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { verifyEmailForm } from "#app/features/account/account-form.ts";
import { confirmEmail, openChange } from "#app/features/account/change-email.server.ts";
import { DeadLinkPage } from "#app/features/account/components/dead-link-page.tsx";
import { ConfirmEmailPage } from "#app/features/account/components/email-link-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statusOf = { unknown: 404, gone: 410 } as const;

/** Following the link changes nothing: mail scanners follow links. */
export async function loader(args: LoaderFunctionArgs) {
  const opened = await openChange(args.context.services, "confirm", args.params["token"] ?? "");
  if (!opened.ok) {
    const title = pageTitle(args.request, "account.linkGoneTitle");
    return data({ state: opened.reason, title }, { status: statusOf[opened.reason] });
  }
  const { user, fromEmail: from, toEmail: to } = opened.change;
  const needsPassword = (await currentUser(args))?.user.id !== user.id;
  const title = pageTitle(args.request, "account.emailConfirmTitle");
  return data({ state: "open" as const, from, to, needsPassword, title });
}

export async function action(args: ActionFunctionArgs) {
  const form = parseForm(verifyEmailForm, await readForm(args.request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const signedIn = await currentUser(args);
  const { password } = form.value;
  const token = args.params["token"] ?? "";
  const result = await confirmEmail(args.context.services, token, { signedIn, password });
  if (result.ok) return redirect(result.signedIn ? "/account?saved=email" : "/sign-in?notice=email", 303);
  if (result.reason === "too-many") return refuseHaste({}, result.retryAfterSeconds);
  if (result.reason === "password") return refuseForm({ errors: { password: "account.errorPasswordWrong" } });
  return refuseForm({}, statusOf[result.reason]);
}

export default function ConfirmEmail() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  if (page.state !== "open") return <DeadLinkPage about="email" state={page.state} />;
  return <ConfirmEmailPage {...page} state={state} />;
}
