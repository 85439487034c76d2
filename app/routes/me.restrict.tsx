import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readForm } from "#app/features/account/read-form.server.ts";
import { RestrictForm } from "#app/features/rights/components/portal-forms.tsx";
import { restrictTo } from "#app/features/rights/portal-actions.server.ts";
import { portalPage } from "#app/features/rights/portal-page.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { portal, services, translator, title } = await openPortal(args);
  const { businesses } = await portalPage(services, portal, translator);
  return { businesses, title: title("rights.way.restrict.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { portal, services, translator } = await openPortal(args);
  const targets = (await readForm(args.request)).getAll("target").map(String);
  await restrictTo(services, portal, targets, translator);
  return redirect("/me/done/restrict", 303);
}

export default function MeRestrict() {
  return <RestrictForm businesses={useLoaderData<typeof loader>().businesses} />;
}
