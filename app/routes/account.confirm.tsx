import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { confirmPasswordForm } from "#app/features/account/account-form.ts";
import { ConfirmPasswordPage } from "#app/features/account/components/confirm-password-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { confirmPassword, nextPath } from "#app/features/account/recent-password.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args);
  return {
    email: user.email,
    next: nextPath(new URL(args.request.url).searchParams.get("next")),
    title: pageTitle(args.request, "account.confirmTitle"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const signedIn = await requireUser(args);
  const form = parseForm(confirmPasswordForm, await readForm(args.request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const next = nextPath(form.value.next);
  const result = await confirmPassword(args.context.services, signedIn, form.value.password);
  if (result.ok) return redirect(next, { status: 303, headers: { "Set-Cookie": result.cookie } });
  if (result.reason === "too-many") return refuseHaste({ next }, result.retryAfterSeconds);
  return refuseForm({ values: { next }, errors: { password: "account.errorPasswordWrong" } });
}

export default function ConfirmPassword() {
  const { email, next } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return <ConfirmPasswordPage state={state} email={email} next={next} />;
}
