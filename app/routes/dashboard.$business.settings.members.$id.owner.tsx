import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { OwnerView } from "#app/features/members/components/owner-view.tsx";
import { makeOwner, memberPage, refuseUnlessDone } from "#app/features/members/members.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** Whoever gives a business away says once more who they are. */
async function open(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "ownership:give");
  const memberId = args.params["id"] ?? "";
  const path = `${dashboard.base}/settings/members/${memberId}`;
  await requireRecentPassword(args, `${path}/owner`);
  return { ...dashboard, memberId, path };
}

/** What it means to make somebody the owner. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, role, memberId, path, translator, t, title } = await open(args);
  const viewer = { userId: user.id, role };
  const page = await memberPage(services, { organization, viewer, memberId, translator });
  if (!page) throw new Response(null, { status: 404 });
  if (!page.mayMakeOwner) throw redirect(path);
  const { name } = page.member;
  return { name, path, title: title(t("member.owner.link", { name })) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, memberId, path } = await open(args);
  refuseUnlessDone(await makeOwner(services, { organizationId, memberId, actorId: user.id }));
  return redirect(withNotice(path, "member-owner"), 303);
}

export default function MakeOwner() {
  return <OwnerView {...useLoaderData<typeof loader>()} />;
}
