import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { buildFacts } from "#app/features/trust/build-facts.ts";
import { TrustView } from "#app/features/trust/components/trust-view.tsx";
import { transparency } from "#app/features/trust/transparency.server.ts";
import { trustPage } from "#app/features/trust/trust-page.ts";
import { translatorFor } from "#app/messages/all-translators.ts";
import { pageMeta } from "#app/platform/http/page-meta.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { formatCalendarDate } from "#app/platform/time/format.server.ts";
import trustStyles from "#app/ui/styles/trust.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: trustStyles }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const locale = requestLocale(request);
  const { t } = translatorFor(locale);
  const page = trustPage(locale);
  return {
    page,
    facts: await transparency(context.services),
    release: buildFacts && { version: buildFacts.version, date: formatCalendarDate(buildFacts.day, locale) },
    title: `${t("trust.title")} · Parley`,
    description: t("trust.lead", { total: page.total, shown: page.shown }),
    canonical: context.services.links.absolute("/trust"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data);

export default function Trust() {
  const { page, release, facts } = useLoaderData<typeof loader>();
  return <TrustView page={page} release={release} facts={facts} />;
}
