import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readForm } from "#app/features/account/read-form.server.ts";
import { ConsentsForm } from "#app/features/rights/components/consents-form.tsx";
import { consentsPage, withdrawConsent } from "#app/features/rights/consents-page.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { portal, services, translator, title } = await openPortal(args);
  return { ...(await consentsPage(services, portal, translator)), title: title("rights.way.consents.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { portal, services, locale } = await openPortal(args);
  const consentId = String((await readForm(args.request)).get("consent") ?? "");
  const isDone = await withdrawConsent(services, portal, consentId, locale);
  return redirect(isDone ? "/me/done/consent" : "/me/consents", 303);
}

export default function MeConsents() {
  return <ConsentsForm businesses={useLoaderData<typeof loader>().businesses} />;
}
