import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { signUpForm } from "#app/features/account/account-form.ts";
import { MailSentPage } from "#app/features/account/components/mail-sent-page.tsx";
import { SignUpPage } from "#app/features/account/components/sign-up-page.tsx";
import { unverifiedLifeMs } from "#app/features/account/email-token.server.ts";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { mailSent, pageTitle, signUpCookie } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { signUp } from "#app/features/account/sign-up.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  if (await currentUser(args)) throw redirect("/dashboard");
  const mail = mailSent(args);
  return {
    ...mail,
    keptDays: unverifiedLifeMs / 86_400_000,
    title: pageTitle(args.request, mail.sent ? "account.sentTitle" : "account.signUpTitle"),
  };
}

export async function action({ request, context: { services, network } }: ActionFunctionArgs) {
  const form = parseForm(signUpForm, await readForm(request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const { name, email } = form.value;
  const result = await signUp(services, form.value, { locale: requestLocale(request), network });
  if (result.ok) {
    const cookie = signUpCookie(result.proof, services.settings);
    return redirect("/sign-up?sent", { status: 303, headers: { "Set-Cookie": cookie } });
  }
  if (result.reason === "too-many") return refuseHaste({ name, email }, result.retryAfterSeconds);
  return refuseForm({ errors: { password: result.message }, values: { name, email } });
}

export default function SignUp() {
  const { sent, outbox, keptDays } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return sent ? (
    <MailSentPage about="sign-up" outbox={outbox} />
  ) : (
    <SignUpPage state={state} keptDays={keptDays} />
  );
}
