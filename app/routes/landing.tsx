import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { currentUser } from "#app/features/account/account.server.ts";
import { LandingPage } from "#app/features/landing/landing-page.tsx";
import { translatorFor } from "#app/messages/all-translators.ts";
import { demoAccount } from "#app/platform/demo-account.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = translatorFor(requestLocale(request));
  const demo = context.services.settings.demo
    ? { slug: demoAccount.slug, email: demoAccount.email, password: demoAccount.password }
    : null;
  return {
    demo,
    signedIn: (await currentUser({ request, context })) !== null,
    title: `Parley: ${t("common.tagline")}`,
    description: t("landing.lead"),
    canonical: context.services.links.absolute("/"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: data.title },
        { name: "description", content: data.description },
        { property: "og:title", content: data.title },
        { property: "og:description", content: data.description },
        { tagName: "link", rel: "canonical", href: data.canonical },
      ]
    : [];

export default function Landing() {
  const { demo, signedIn } = useLoaderData<typeof loader>();
  return <LandingPage demo={demo} signedIn={signedIn} />;
}
