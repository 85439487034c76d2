import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { CorrectForm } from "#app/features/rights/components/portal-forms.tsx";
import { correctPerson } from "#app/features/rights/correct-person.server.ts";
import { askToCorrectAnswer } from "#app/features/rights/portal-actions.server.ts";
import { askForLink } from "#app/features/rights/portal-link.server.ts";
import { correctableAnswers } from "#app/features/rights/portal-page.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";
import { addressForm, answerCorrectionForm, correctionForm } from "#app/features/rights/rights-form.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { portal, services, title } = await openPortal(args);
  return { answers: await correctableAnswers(services, portal), title: title("rights.way.correct.title") };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const intent = form.get("intent");
  if (intent === "address") return address(args, form);
  return intent === "answer" ? answer(args, form) : person(args, form);
}

async function person(args: ActionFunctionArgs, form: FormData) {
  const { portal, services } = await openPortal(args);
  const parsed = parseForm(correctionForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  const { name, phone } = parsed.value;
  if (name === undefined && phone === undefined)
    return refuseForm({ errors: { name: "rights.error.nothing" } });
  await correctPerson(services, portal.emails, { name, phone });
  return redirect("/me/done/correct", 303);
}

/** Another address is written only once somebody who reads its mail has pressed a button there. */
async function address(args: ActionFunctionArgs, form: FormData) {
  const { portal, services, locale } = await openPortal(args);
  const parsed = parseForm(addressForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  const { email } = parsed.value;
  const { network } = args.context;
  const result = await askForLink(services, { email, network, locale, purpose: "correct", portal });
  if (!result.ok) return refuseHaste({ email }, result.retryAfterSeconds);
  return redirect("/me/done/address-sent", 303);
}

async function answer(args: ActionFunctionArgs, form: FormData) {
  const { portal, services, locale } = await openPortal(args);
  const parsed = parseForm(answerCorrectionForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  const { answer: answerId, text } = parsed.value;
  const isAsked = await askToCorrectAnswer(services, portal, { answerId, text, locale });
  return isAsked
    ? redirect("/me/done/answer", 303)
    : refuseForm({ errors: { answer: "account.errorInvalid" } });
}

export default function MeCorrect() {
  const { answers } = useLoaderData<typeof loader>();
  return <CorrectForm answers={answers} state={useActionData<typeof action>() ?? untouchedForm} />;
}
