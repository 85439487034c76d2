import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { codeForm } from "#app/features/account/account-form.ts";
import { TwoStepPage } from "#app/features/account/components/two-step-page.tsx";
import { type FormState, untouchedForm } from "#app/features/account/form-state.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import {
  beginSecondStep,
  confirmSecondStep,
  dropSecondStep,
  endSecondStep,
  remakeRecoveryCodes,
} from "#app/features/account/second-step.server.ts";
import { twoStepPage } from "#app/features/account/two-step-page.server.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  gateMeta as meta,
} from "#app/features/account/gate-route.ts";

const path = "/account/two-step";
const withCode = { confirm: confirmSecondStep, codes: remakeRecoveryCodes, end: endSecondStep };

export async function loader(args: LoaderFunctionArgs) {
  const signedIn = await requireRecentPassword(args);
  return { page: await twoStepPage(args, signedIn), title: pageTitle(args.request, "twoStep.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { user } = await requireRecentPassword(args, path);
  const { services, network } = args.context;
  const posted = await readForm(args.request);
  const intent = posted.get("intent");
  if (intent === "begin" || intent === "drop") {
    await (intent === "begin" ? beginSecondStep : dropSecondStep)(services, user.id);
    return redirect(path, 303);
  }
  if (intent !== "confirm" && intent !== "codes" && intent !== "end") {
    throw new Response("No such form.", { status: 400 });
  }
  const form = parseForm(codeForm, posted, ["code"]);
  if (!form.ok) return refuseForm(form);
  const result = await withCode[intent](services, { userId: user.id, network, typed: form.value.code });
  if (result.ok)
    return result.value ? data({ codes: result.value }) : redirect("/account?saved=two-step-off", 303);
  if (result.reason === "too-many") return refuseHaste({}, result.retryAfterSeconds);
  // Set up or turned off in another window: this one shows how things stand.
  if (result.reason === "gone") return redirect(path, 303);
  return refuseForm({ errors: { code: "twoStep.errorWrong" } });
}

export default function TwoStep() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const codes = answer && "codes" in answer ? answer.codes : null;
  const state: FormState = answer && !("codes" in answer) ? answer : untouchedForm;
  return <TwoStepPage page={page} state={state} codes={codes} />;
}
