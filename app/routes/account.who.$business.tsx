import type { HeadersArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { gateHeaders } from "#app/features/account/gate-route.ts";
import { WhoSeesPage } from "#app/features/organization/components/who-sees-page.tsx";
import { requireMember, whoSees } from "#app/features/organization/organization.server.ts";
import appStyles from "#app/ui/styles/app.css?url";

export const links = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export function headers(args: HeadersArgs) {
  return gateHeaders(args);
}

export async function loader(args: LoaderFunctionArgs) {
  const { user, organization } = await requireMember(args, args.params["business"]);
  return {
    business: organization.name,
    me: { id: user.id, name: user.name, email: user.email },
    seers: await whoSees(args.context.services, organization.id),
    title: pageTitle(args.request, "organization.whoSees.tab"),
  };
}

export default function WhoSees() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <WhoSeesPage {...page} />;
}
