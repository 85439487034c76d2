import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type FormState, untouchedForm } from "#app/features/account/form-state.ts";
import { readForm } from "#app/features/account/read-form.server.ts";
import { EraseForm, type EraseReview } from "#app/features/rights/components/portal-forms.tsx";
import { askToErase } from "#app/features/rights/portal-actions.server.ts";
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
  return { businesses, title: title("rights.way.erase.title") };
}

type Answer = FormState & { review: EraseReview | null };

/** Asked once, it shows what would go; confirmed, it goes. */
export async function action(args: ActionFunctionArgs) {
  const { portal, services, translator, locale } = await openPortal(args);
  const form = await readForm(args.request);
  const everything = form.get("everything") === "on";
  const targets = form.getAll("target").map(String);
  if (!everything && targets.length === 0) {
    const errors = { everything: "rights.error.nothing" } as const;
    return data({ ...untouchedForm, errors, review: null } satisfies Answer, { status: 400 });
  }
  if (form.get("intent") === "confirm") {
    await askToErase(services, portal, { everything, targets, minor: form.get("minor") === "on" }, locale);
    return redirect("/me/done/erase", 303);
  }
  const { businesses } = await portalPage(services, portal, translator);
  const items = businesses
    .flatMap(({ name, items }) => items.map((item) => ({ ...item, business: name })))
    .filter(({ target }) => everything || targets.includes(target));
  const review: EraseReview = {
    minor: form.get("minor") === "on",
    ...{ everything, targets: everything ? [] : items.map(({ target }) => target), items: items.length },
    operator: items.some(({ target }) => target.startsWith("support:")),
    ahead: items
      .filter(({ ahead }) => ahead)
      .map((item) =>
        translator.t("rights.item", { title: item.title, when: item.when, business: item.business }),
      ),
  };
  return data({ ...untouchedForm, review } satisfies Answer);
}

export default function MeErase() {
  const { businesses } = useLoaderData<typeof loader>();
  const sent: Answer = useActionData<typeof action>() ?? { ...untouchedForm, review: null };
  return <EraseForm businesses={businesses} state={sent} review={sent.review} />;
}
