import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { DashboardFrame, type Frame } from "#app/features/dashboard/components/dashboard-frame.tsx";
import { RouteError, RouteErrorState } from "#app/features/errors/route-error.tsx";
import { upcomingNotice } from "#app/features/notices/notices.server.ts";
import { logoPath, organizationsOf, requireMember } from "#app/features/organization/organization.server.ts";
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
  const { organization, user } = await requireMember(args, args.params["business"]);
  const organizations = await organizationsOf(args.context.services, user.id);
  const { slug, name, logoId } = organization;
  return {
    business: { slug, name, logoUrl: logoPath(logoId) },
    others: organizations
      .filter((other) => other.slug !== slug)
      .map((other) => ({ slug: other.slug, name: other.name })),
    userName: user.name,
    upcomingNotice: await upcomingNotice(args.context.services, requestLocale(args.request)),
  };
}

function Framed({ frame, children }: { frame: Frame; children: ReactNode }) {
  const root = useRouteLoaderData<typeof rootLoader>("root");
  const theme = root?.theme === "light" || root?.theme === "dark" ? root.theme : "system";
  return (
    <DashboardFrame frame={frame} theme={theme}>
      {children}
    </DashboardFrame>
  );
}

export default function Dashboard() {
  return (
    <Framed frame={useLoaderData<typeof loader>()}>
      <Outlet />
    </Framed>
  );
}

/** A page that fails inside leaves the frame standing; without a business there is no frame to show. */
export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>("routes/dashboard.$business");
  if (!frame) return <RouteError />;
  return (
    <Framed frame={frame}>
      <RouteErrorState />
    </Framed>
  );
}
