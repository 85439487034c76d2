import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { signInForm } from "#app/features/account/account-form.ts";
import { isSignInNotice, SignInPage } from "#app/features/account/components/sign-in-page.tsx";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { codePath, enter, pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { signIn } from "#app/features/account/sign-in.server.ts";
import { returnPath } from "#app/platform/session/return-path.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const next = returnPath(query.get("next"));
  if (await currentUser(args)) throw redirect(next);
  const notice = query.get("notice");
  return {
    next,
    notice: isSignInNotice(notice) ? notice : null,
    title: pageTitle(args.request, "account.signInTitle"),
  };
}

export async function action(args: ActionFunctionArgs) {
  const form = parseForm(signInForm, await readForm(args.request), ["password"]);
  if (!form.ok) return refuseForm(form);
  const { email, next } = form.value;
  const result = await signIn(args, form.value);
  if (result.ok) {
    const path = result.next === "code" ? codePath(returnPath(next)) : returnPath(next);
    return enter(args, { path, cookies: result.cookies, locale: result.locale });
  }
  const values = { email, ...(next === undefined ? {} : { next }) };
  if (result.reason === "too-many") return refuseHaste(values, result.retryAfterSeconds);
  return refuseForm({ values, problem: { message: "account.errorNoMatch" } });
}

export default function SignIn() {
  const { next, notice } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return <SignInPage state={state} next={next} notice={notice} />;
}
