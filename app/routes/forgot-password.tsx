import {
  type ActionFunctionArgs,
  type HeadersArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { forgotPasswordForm } from "#app/features/account/account-form.ts";
import { ForgotPasswordPage } from "#app/features/account/components/forgot-password-page.tsx";
import { MailSentPage } from "#app/features/account/components/mail-sent-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { gateHeaders } from "#app/features/account/gate-headers.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { forgotPassword } from "#app/features/account/reset-password.server.ts";
import appStyles from "#app/ui/styles/app.css?url";

export const links = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function headers(args: HeadersArgs) {
  return gateHeaders(args);
}

export async function loader({ request, context: { services } }: LoaderFunctionArgs) {
  return {
    sent: new URL(request.url).searchParams.has("sent"),
    outbox: services.outbox !== null && services.settings.demo,
    title: pageTitle(request, "account.forgotTitle"),
  };
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
