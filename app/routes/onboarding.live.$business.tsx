import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageIsLive } from "#app/features/organization/components/page-is-live.tsx";
import { requireMember } from "#app/features/organization/organization.server.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import { PublicShell } from "#app/ui/public-shell.tsx";
import appStyles from "#app/ui/styles/app.css?url";

export const handle = { hydrate: true };
export const links: LinksFunction = () => [{ rel: "stylesheet", href: appStyles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { organization } = await requireMember(args, args.params["business"]);
  const { t } = translatorFor(requestLocale(args.request));
  const path = `/${organization.slug}`;
  return {
    name: organization.name,
    path,
    url: args.context.services.links.absolute(path),
    dashboard: `/dashboard/${organization.slug}/bookings`,
    title: `${t("onboarding.live")} · Parley`,
  };
}

export default function Live() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return (
    <PublicShell narrow languages={<LanguageLinks next={`/onboarding/live${page.path}`} />}>
      <PageIsLive {...page} />
    </PublicShell>
  );
}
