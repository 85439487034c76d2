import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { GoogleAnswerPage } from "#app/features/calendars/components/google-answer-page.tsx";
import { takeGoogleAnswer } from "#app/features/calendars/google-leave.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statuses = {
  ...{ forged: 400, refused: 400, over: 410, less: 403, tooMany: 409, down: 502, off: 404 },
} as const;

/** Where Google sends members back to. Each answer counts once, so reading it is what changes things. */
export async function loader(args: LoaderFunctionArgs) {
  const { user, sessionId } = await requireUser(args);
  const query = new URL(args.request.url).searchParams;
  const answer = await takeGoogleAnswer(args.context.services, { sessionId, userId: user.id }, query);
  const path = answer.slug === null ? "/dashboard" : `/dashboard/${answer.slug}/schedules/calendars`;
  if (answer.ok) {
    const connected = answer.leave === "events" ? "google-writing" : "calendar-connected";
    return redirect(withNotice(path, answer.denied ? "google-denied" : connected), 303);
  }
  const title = pageTitle(args.request, "connect.google.page.title");
  return data({ reason: answer.reason, path, title }, { status: statuses[answer.reason] });
}

export default function GoogleAnswer() {
  const { reason, path } = useLoaderData<typeof loader>();
  return <GoogleAnswerPage reason={reason} path={path} />;
}
