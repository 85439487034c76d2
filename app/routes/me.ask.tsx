import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { parseForm, readForm, refuseForm } from "#app/features/account/read-form.server.ts";
import { AskForm } from "#app/features/rights/components/portal-forms.tsx";
import { askFreely } from "#app/features/rights/portal-actions.server.ts";
import { portalPage } from "#app/features/rights/portal-page.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";
import { askForm } from "#app/features/rights/rights-form.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { portal, services, translator, title } = await openPortal(args);
  const { businesses } = await portalPage(services, portal, translator);
  return { businesses, title: title("rights.way.ask.title") };
}

export async function action(args: ActionFunctionArgs) {
  const { portal, services, locale } = await openPortal(args);
  const parsed = parseForm(askForm, await readForm(args.request));
  if (!parsed.ok) return refuseForm(parsed);
  const { business: organizationId, text } = parsed.value;
  const isAsked = await askFreely(services, portal, { organizationId, text, locale });
  return isAsked
    ? redirect("/me/done/ask", 303)
    : refuseForm({ errors: { business: "account.errorInvalid" } });
}

export default function MeAsk() {
  const { businesses } = useLoaderData<typeof loader>();
  return <AskForm businesses={businesses} state={useActionData<typeof action>() ?? untouchedForm} />;
}
