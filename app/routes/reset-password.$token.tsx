import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { resetPasswordForm } from "#app/features/account/account-form.ts";
import { DeadLinkPage } from "#app/features/account/components/dead-link-page.tsx";
import { ResetPasswordPage } from "#app/features/account/components/reset-password-page.tsx";
import { openEmailToken } from "#app/features/account/email-token.server.ts";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm } from "#app/features/account/read-form.server.ts";
import { resetPassword } from "#app/features/account/reset-password.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statusOf = { unknown: 404, gone: 410 } as const;

export async function loader({ request, params, context: { services } }: LoaderFunctionArgs) {
  const opened = await openEmailToken(services, "reset_password", params["token"] ?? "");
  if (!opened.ok) {
    const title = pageTitle(request, "account.linkGoneTitle");
    return data({ state: opened.reason, title } as const, { status: statusOf[opened.reason] });
  }
  const title = pageTitle(request, "account.resetTitle");
  return data({ state: "open", email: opened.owner.email, title } as const, { status: 200 });
}

export async function action({ request, params, context: { services } }: ActionFunctionArgs) {
  const form = parseForm(resetPasswordForm, await readForm(request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const result = await resetPassword(services, params["token"] ?? "", form.value.password);
  if (result.ok) return redirect("/sign-in?notice=password", { status: 303 });
  if (result.reason === "password") return refuseForm({ errors: { password: result.message } });
  return refuseForm({}, statusOf[result.reason]);
}

export default function ResetPassword() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  if (page.state !== "open") return <DeadLinkPage about="reset" state={page.state} />;
  return <ResetPasswordPage email={page.email} state={state} />;
}
