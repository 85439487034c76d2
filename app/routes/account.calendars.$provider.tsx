import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireUser } from "#app/features/account/account.server.ts";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { takeLeaveAnswer } from "#app/features/calendars/ask-leave.server.ts";
import { LeaveAnswerPage } from "#app/features/calendars/components/leave-answer-page.tsx";
import { grantNames, isGrantKind } from "#app/features/calendars/grant-kinds.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

const statuses = {
  ...{ forged: 400, refused: 400, over: 410, less: 403, none: 409, tooMany: 409, down: 502, off: 404 },
} as const;

/** Where a provider sends members back to. Each answer counts once, so reading it is what changes things. */
export async function loader(args: LoaderFunctionArgs) {
  const kind = args.params["provider"];
  if (!isGrantKind(kind)) throw new Response(null, { status: 404 });
  const { user, sessionId } = await requireUser(args);
  const query = new URL(args.request.url).searchParams;
  const who = { kind, sessionId, userId: user.id };
  const answer = await takeLeaveAnswer(args.context.services, who, query);
  const path = answer.slug === null ? "/dashboard" : `/dashboard/${answer.slug}/schedules/calendars`;
  if (answer.ok) {
    const connected = answer.leave === "events" ? "leave-writing" : "calendar-connected";
    return redirect(withNotice(path, answer.denied ? "leave-denied" : connected), 303);
  }
  const provider = grantNames[kind];
  const title = pageTitle(args.request, "connect.grant.page.title", { provider });
  return data({ provider, reason: answer.reason, path, title }, { status: statuses[answer.reason] });
}

export default function LeaveAnswer() {
  const { provider, reason, path } = useLoaderData<typeof loader>();
  return <LeaveAnswerPage provider={provider} reason={reason} path={path} />;
}
