import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { MemberView } from "#app/features/members/components/member-view.tsx";
import { givenRole } from "#app/features/members/member-form.ts";
import {
  changeRole,
  giveAway,
  memberPage,
  refuseUnlessDone,
  resetMember,
  restoreMember,
  signOutMember,
} from "#app/features/members/members.server.ts";
import { requirePermission } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "member:manage");
  const { services, organization, user, role, base, translator, title } = dashboard;
  const viewer = { userId: user.id, role };
  const memberId = args.params["id"] ?? "";
  const page = await memberPage(services, { organization, viewer, memberId, translator });
  if (!page) throw new Response(null, { status: 404 });
  return { page, base, path: `${base}/settings/members/${memberId}`, title: title(page.member.name) };
}

/** Restores the member, gives them another role, or gives what is left with them to whoever is free. */
export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "member:manage");
  const { services, organizationId, user, base } = dashboard;
  const { tree } = await readPostedForm(args.request);
  const memberId = args.params["id"] ?? "";
  const request = { organizationId, memberId, actorId: user.id };
  const path = `${base}/settings/members/${memberId}`;
  const wish = formText(tree, "do");
  if (wish === "give") {
    requirePermission(dashboard, "booking:change");
    const result = await giveAway(services, request);
    if (!result) return redirect(path, 303);
    return redirect(withNotice(path, result.left === 0 ? "member-given" : "member-given-partly"), 303);
  }
  if (wish === "role") {
    const { data: role } = givenRole.safeParse(formText(tree, "role"));
    if (role === undefined) throw new Response(null, { status: 400 });
    refuseUnlessDone(await changeRole(services, { ...request, role }));
    return redirect(withNotice(path, "member-role"), 303);
  }
  if (wish === "sign-out") {
    refuseUnlessDone(await signOutMember(services, request));
    return redirect(withNotice(path, "member-signed-out"), 303);
  }
  if (wish === "reset") {
    refuseUnlessDone(await resetMember(services, request));
    return redirect(withNotice(path, "member-reset"), 303);
  }
  if (wish !== "restore") throw new Response(null, { status: 400 });
  refuseUnlessDone(await restoreMember(services, request));
  return redirect(withNotice(path, "member-restored"), 303);
}

export default function Member() {
  const { page, base, path } = useLoaderData<typeof loader>();
  return <MemberView page={page} base={base} path={path} />;
}
