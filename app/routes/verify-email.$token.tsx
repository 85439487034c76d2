import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { verifyEmailForm } from "#app/features/account/account-form.ts";
import { DeadLinkPage } from "#app/features/account/components/dead-link-page.tsx";
import { VerifyEmailPage } from "#app/features/account/components/verify-email-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import {
  codePath,
  enter,
  pageTitle,
  signUpCookie,
  signUpProofOf,
} from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { verifyEmail, verifyEmailPage } from "#app/features/account/verify-email.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statusOf = { open: 200, unknown: 404, gone: 410 } as const;

export async function loader(args: LoaderFunctionArgs) {
  const proof = signUpProofOf(args.request, args.context.services.settings);
  const page = await verifyEmailPage(args, args.params["token"] ?? "", proof);
  const title = pageTitle(
    args.request,
    page.state === "open" ? "account.verifyTitle" : "account.linkGoneTitle",
  );
  return data({ ...page, title }, { status: statusOf[page.state] });
}

export async function action(args: ActionFunctionArgs) {
  const { settings } = args.context.services;
  const form = parseForm(verifyEmailForm, await readForm(args.request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const result = await verifyEmail(args, {
    token: args.params["token"] ?? "",
    password: form.value.password,
    proof: signUpProofOf(args.request, settings),
  });
  if (result.ok) {
    const cookies = [...result.cookies, signUpCookie("", settings)];
    const path = result.next === "code" ? codePath("/onboarding") : "/onboarding";
    return enter(args, { path, cookies, locale: result.locale });
  }
  if (result.reason === "too-many") return refuseHaste({}, result.retryAfterSeconds);
  if (result.reason === "password")
    return refuseForm({ errors: { password: "account.errorPasswordNotChosen" } });
  return refuseForm({}, statusOf[result.reason]);
}

export default function VerifyEmail() {
  const page = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  if (page.state !== "open") return <DeadLinkPage about="verify" state={page.state} />;
  return <VerifyEmailPage email={page.email} needsPassword={page.needsPassword} state={state} />;
}
