import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { permissions } from "#app/domain/member/permissions.ts";
import { DashboardFrame, type Frame } from "#app/features/dashboard/components/dashboard-frame.tsx";
import { RouteError } from "#app/features/errors/route-error.tsx";
import { incidentsConcerning } from "#app/features/incidents/incidents.server.ts";
import { upcomingNotice } from "#app/features/notices/notices.server.ts";
import {
  can,
  logoPath,
  organizationsOf,
  requireMember,
} from "#app/features/organization/organization.server.ts";
import { supportMayLook } from "#app/features/support/support.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import type { loader as rootLoader } from "#app/root.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export const handle = { hydrate: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.business.name ?? "Parley" },
  { name: "robots", content: "noindex" },
];

export async function loader(args: LoaderFunctionArgs): Promise<Frame> {
  const { services } = args.context;
  const { organization, user, role } = await requireMember(args, args.params["business"]);
  const organizations = await organizationsOf(services, user.id);
  const translator = translatorFor(requestLocale(args.request));
  const until = await supportMayLook(services, { organization, translator });
  const { slug, name, logoId } = organization;
  return {
    business: { slug, name, logoUrl: logoPath(logoId) },
    may: permissions.filter((permission) => can(role, permission)),
    others: organizations
      .filter((other) => other.slug !== slug && !other.barred)
      .map((other) => ({ slug: other.slug, name: other.name })),
    userName: user.name,
    asksProfile: user.asksProfile ? { name: user.name, email: user.email } : null,
    incidents: await incidentsConcerning(services, [user.email], translator),
    upcomingNotice: await upcomingNotice(services, translator.locale),
    supportMayLook:
      until === null
        ? null
        : { until, href: can(role, "support:grant") ? `/dashboard/${slug}/settings/support` : null },
  };
}

export default function Dashboard() {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const theme = root?.theme === "light" || root?.theme === "dark" ? root.theme : "system";
  return (
    <DashboardFrame frame={useLoaderData<typeof loader>()} theme={theme}>
      <Outlet />
    </DashboardFrame>
  );
}

/** Without a business there is no frame to show; what fails inside of one leaves it standing (dashboard.$business.content). */
export function ErrorBoundary() {
  return <RouteError />;
}
