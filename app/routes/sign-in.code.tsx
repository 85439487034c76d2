import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { codeForm } from "#app/features/account/account-form.ts";
import { SignInCodePage } from "#app/features/account/components/sign-in-code-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { enter, pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { giveCode } from "#app/features/account/sign-in.server.ts";
import { stepOwner } from "#app/features/account/step-cookie.server.ts";
import { returnPath } from "#app/platform/session/return-path.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const next = returnPath(new URL(args.request.url).searchParams.get("next"));
  if (await currentUser(args)) throw redirect(next);
  if (!(await stepOwner(args))) throw redirect(latePath(next));
  return { next, title: pageTitle(args.request, "twoStep.signInTitle") };
}

export async function action(args: ActionFunctionArgs) {
  const form = parseForm(codeForm, await readForm(args.request), ["code"]);
  if (!form.ok) return refuseForm(form);
  const next = returnPath(form.value.next);
  const result = await giveCode(args, form.value.code);
  if (result.ok) return enter(args, { path: next, cookies: result.cookies, locale: result.locale });
  if (result.reason === "too-many") return refuseHaste({ next }, result.retryAfterSeconds);
  // Too late, or the second step was turned off meanwhile: the password is asked for again.
  if (result.reason !== "wrong") return redirect(latePath(next), 303);
  return refuseForm({ values: { next }, errors: { code: "twoStep.errorWrong" } });
}

function latePath(next: string): string {
  return `/sign-in?notice=late&next=${encodeURIComponent(next)}`;
}

export default function SignInCode() {
  const { next } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return <SignInCodePage state={state} next={next} />;
}
