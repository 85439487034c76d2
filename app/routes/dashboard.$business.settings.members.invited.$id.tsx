import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { PendingView } from "#app/features/invitations/components/pending-view.tsx";
import {
  type ChangedInvitation,
  changeInvitedRole,
  pendingInvitation,
  resendInvitation,
  withdrawInvitation,
} from "#app/features/invitations/invitations.server.ts";
import { givenRole } from "#app/features/members/member-form.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, title } = await openDashboard(args, "member:manage");
  const id = args.params["id"] ?? "";
  const invitation = await pendingInvitation(services, { organization, translator, id });
  if (!invitation) throw new Response(null, { status: 404 });
  return { invitation, path: `${base}/settings/members`, title: title(invitation.email) };
}

/** Gives another role, mails another link, or takes the invitation back. */
export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base } = await openDashboard(args, "member:manage");
  const { tree } = await readPostedForm(args.request);
  const id = args.params["id"] ?? "";
  const key = { organizationId, id, actorId: user.id };
  const path = `${base}/settings/members`;
  const failed = (result: Exclude<ChangedInvitation, { ok: true }>) =>
    redirect(
      result.reason === "late"
        ? withNotice(`${path}/invited/${id}`, "invitation-late")
        : withNotice(path, "invitation-gone"),
      303,
    );
  const wish = formText(tree, "do");
  if (wish === "role") {
    const { data: role } = givenRole.safeParse(formText(tree, "role"));
    if (role === undefined) throw new Response(null, { status: 400 });
    const result = await changeInvitedRole(services, { ...key, role });
    return result.ok ? redirect(withNotice(`${path}/invited/${id}`, "invitation-role"), 303) : failed(result);
  }
  if (wish !== "resend" && wish !== "withdraw") throw new Response(null, { status: 400 });
  const result =
    wish === "resend" ? await resendInvitation(services, key) : await withdrawInvitation(services, key);
  if (!result.ok) return failed(result);
  return redirect(withNotice(path, wish === "resend" ? "invitation-resent" : "invitation-withdrawn"), 303);
}

export default function Invited() {
  return <PendingView {...useLoaderData<typeof loader>()} />;
}
