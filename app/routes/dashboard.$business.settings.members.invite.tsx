import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readForm } from "#app/features/account/read-form.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { InviteView } from "#app/features/invitations/components/invite-view.tsx";
import { submitInvitees } from "#app/features/invitations/invitations.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { base, t, title } = await openDashboard(args, "member:manage");
  return { path: `${base}/settings/members`, title: title(t("invitation.invite")) };
}

/** Judges a list of people, or sends it; nothing of it is kept before it is sent. */
export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base } = await openDashboard(args, "member:manage");
  const form = await readForm(args.request);
  const result = await submitInvitees(services, { organizationId, actorId: user.id }, form);
  if (result.status !== 303) return data(result.answer, { status: result.status });
  return redirect(withNotice(`${base}/settings/members`, "invitations-sent"), 303);
}

export default function Invite() {
  const { path } = useLoaderData<typeof loader>();
  return <InviteView answer={useActionData<typeof action>()} path={path} />;
}
