import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { SentOfferView } from "#app/features/offers/components/sent-offer-view.tsx";
import { sentOffer, submitReader, withdraw } from "#app/features/offers/offers.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { zoneChoices } from "#app/platform/time/zone-choices.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:read");
  const { services, organizationId, onlyHostId, user, role, base, translator, t, title } = dashboard;
  const shown = { locale: translator.locale, zone: user.timeZone };
  const offer = await sentOffer(services, { organizationId, onlyHostId, id: args.params["id"] ?? "", shown });
  if (!offer) throw new Response(null, { status: 404 });
  return {
    offer,
    base,
    writes: can(role, "booking:change"),
    zones: zoneChoices(translator.locale, services.clock.now(), offer.reader.zone),
    title: title(t("offer.title")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, onlyHostId, base, t } = await openDashboard(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const id = args.params["id"] ?? "";
  if (formText(tree, "do") === "reader") {
    if (!(await submitReader(services, { organizationId, onlyHostId, id, tree, t })))
      throw new Response(null, { status: 400 });
    return redirect(`${base}/offers/${id}`, 303);
  }
  if (formText(tree, "do") !== "withdraw") throw new Response(null, { status: 400 });
  const done = await withdraw(services, { organizationId, onlyHostId, id });
  // What was taken meanwhile is shown by the page itself.
  return redirect(done ? withNotice(`${base}/offers`, "offer-withdrawn") : `${base}/offers/${id}`, 303);
}

export default function SentOfferPage() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <SentOfferView {...page} />;
}
