import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { ObjectForm } from "#app/features/rights/components/portal-forms.tsx";
import { objectNow } from "#app/features/rights/portal-actions.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { title } = await openPortal(args);
  return { title: title("rights.way.object.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { portal, services } = await openPortal(args);
  await objectNow(services, portal);
  return redirect("/me/done/object", 303);
}

export default function MeObject() {
  return <ObjectForm />;
}
