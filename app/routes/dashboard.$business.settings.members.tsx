import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { PendingList } from "#app/features/invitations/components/pending-list.tsx";
import { pendingPage } from "#app/features/invitations/invitations.server.ts";
import { MembersView } from "#app/features/members/components/members-view.tsx";
import { membersPage } from "#app/features/members/members.server.ts";
import { SettingsTabs } from "#app/features/organization/components/settings-tabs.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "member:manage");
  const { services, organization, user, base, translator, t, title } = dashboard;
  const page = Number(new URL(args.request.url).searchParams.get("page") ?? 1);
  const asked = { organization, viewerId: user.id, translator, page };
  return {
    page: await membersPage(services, asked),
    pending: await pendingPage(services, { organization, translator }),
    business: organization.name,
    base,
    title: title(t("member.title")),
  };
}

export default function Members() {
  const { page, pending, business, base } = useLoaderData<typeof loader>();
  const path = `${base}/settings/members`;
  return (
    <>
      <SettingsTabs base={base} current="members" />
      <div className="stack stack--loose">
        <MembersView page={page} business={business} path={path} />
        <PendingList pending={pending} path={path} />
      </div>
    </>
  );
}
