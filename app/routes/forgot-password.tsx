import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { forgotPasswordForm } from "#app/features/account/account-form.ts";
import { ForgotPasswordPage } from "#app/features/account/components/forgot-password-page.tsx";
import { MailSentPage } from "#app/features/account/components/mail-sent-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { mailSent, pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { forgotPassword } from "#app/features/account/reset-password.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  return { ...mailSent(args), title: pageTitle(args.request, "account.forgotTitle") };
}

export async function action({ request, context: { services, network } }: ActionFunctionArgs) {
  const form = parseForm(forgotPasswordForm, await readForm(request));
  if (!form.ok) return refuseForm(form);
  const result = await forgotPassword(services, form.value.email, network);
  if (!result.ok) return refuseHaste(form.value, result.retryAfterSeconds);
  return redirect("/forgot-password?sent", { status: 303 });
}

export default function ForgotPassword() {
  const { sent, outbox } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return sent ? <MailSentPage about="password" outbox={outbox} /> : <ForgotPasswordPage state={state} />;
}
