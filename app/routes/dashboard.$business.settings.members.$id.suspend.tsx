import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { SuspendView } from "#app/features/members/components/suspend-view.tsx";
import {
  giveAway,
  refuseUnlessDone,
  suspendMember,
  suspendPage,
} from "#app/features/members/members.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** What suspending somebody means. Nothing changes by looking. */
export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "member:manage");
  const { services, organization, user, role, base, translator, t, title } = dashboard;
  const viewer = { userId: user.id, role };
  const memberId = args.params["id"] ?? "";
  const page = await suspendPage(services, { organization, viewer, memberId, translator });
  if (!page) throw new Response(null, { status: 404 });
  const path = `${base}/settings/members/${memberId}`;
  if (!page.mayChange || page.member.state === "suspended") throw redirect(path);
  return { page, path, title: title(t("member.suspend.link", { name: page.member.name })) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, role, base } = await openDashboard(args, "member:manage");
  const { tree } = await readPostedForm(args.request);
  const memberId = args.params["id"] ?? "";
  const request = { organizationId, memberId, actorId: user.id };
  const result = await suspendMember(services, request);
  refuseUnlessDone(result);
  const gives = formText(tree, "ahead") === "give" && can(role, "booking:change");
  const left = gives ? ((await giveAway(services, request))?.left ?? 0) : 0;
  const path = `${base}/settings/members/${memberId}`;
  return redirect(withNotice(path, left === 0 ? "member-suspended" : "member-suspended-partly"), 303);
}

export default function SuspendMember() {
  const { page, path } = useLoaderData<typeof loader>();
  return <SuspendView page={page} path={path} />;
}
