import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { currentUser, endSession, requireUser } from "#app/features/account/account.server.ts";
import { invitedForm } from "#app/features/account/account-form.ts";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { enter, pageTitle } from "#app/features/account/gate-page.server.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { AnswerView } from "#app/features/invitations/components/answer-view.tsx";
import {
  answerPage,
  joinByInvitation,
  signUpByInvitation,
} from "#app/features/invitations/invitations.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statusOf = { unknown: 404, gone: 410, other: 403, taken: 409 } as const;

/** Following the link changes nothing: mail scanners follow links. */
export async function loader(args: LoaderFunctionArgs) {
  const token = args.params["token"] ?? "";
  const translator = translatorFor(requestLocale(args.request));
  const signedIn = await currentUser(args);
  const page = await answerPage(args.context.services, { token, signedIn }, translator);
  const isDead = page.state === "unknown" || page.state === "gone";
  const title = isDead
    ? pageTitle(args.request, "account.linkGoneTitle")
    : pageTitle(args.request, "invitation.answer.title", { business: page.business });
  return data({ page, title }, { status: isDead ? statusOf[page.state] : 200 });
}

/** Joins with the account that is signed in, makes one, or signs out to go on with another. */
export async function action(args: ActionFunctionArgs) {
  const token = args.params["token"] ?? "";
  const { services } = args.context;
  const form = await readForm(args.request);
  const wish = form.get("do");
  if (wish === "switch") {
    const headers = { "Set-Cookie": await endSession(args) };
    return redirect(new URL(args.request.url).pathname, { status: 303, headers });
  }
  if (wish === "join") {
    const { user } = await requireUser(args);
    const result = await joinByInvitation(services, { token, user });
    if (!result.ok) return refuseForm({}, statusOf[result.reason]);
    return redirect(joined(result.slug), 303);
  }
  const parsed = parseForm(invitedForm, form, ["password"]);
  if (!parsed.ok) return refuseForm(parsed);
  const locale = requestLocale(args.request);
  const result = await signUpByInvitation(args, { token, form: parsed.value, locale });
  if (result.ok) return enter(args, { path: joined(result.slug), ...result });
  const values = { name: parsed.value.name, adult: "on" };
  if (result.reason === "too-many") return refuseHaste(values, result.retryAfterSeconds);
  if (result.reason === "password") return refuseForm({ values, errors: { password: result.message } });
  const problem = result.reason === "taken" ? { message: "invitation.error.taken" as const } : null;
  return refuseForm({ values, problem }, statusOf[result.reason]);
}

function joined(slug: string): string {
  return withNotice(`/dashboard/${slug}/schedules`, "member-joined");
}

export default function Invitation() {
  const { page } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return <AnswerView page={page} path={useLocation().pathname} state={state} />;
}
