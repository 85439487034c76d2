import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { type NoticeName, withNotice } from "#app/features/dashboard/notices.ts";
import { OfferList } from "#app/features/offers/components/offer-list.tsx";
import { acceptProposal, declineProposal, offersPage } from "#app/features/offers/offers.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:read");
  const { services, organizationId, onlyHostId, user, role, base, translator, t, title } = dashboard;
  const shown = { locale: translator.locale, zone: user.timeZone };
  const page = await offersPage(services, { organizationId, onlyHostId, shown });
  return { ...page, base, writes: can(role, "booking:change"), title: title(t("offer.title")) };
}

/** Answers a proposal. */
export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, onlyHostId, base } = await openDashboard(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const key = { organizationId, onlyHostId, proposalId: formText(tree, "id") };
  const tell = (notice: NoticeName) => redirect(withNotice(`${base}/offers`, notice), 303);
  switch (formText(tree, "do")) {
    case "accept": {
      const result = await acceptProposal(services, key);
      if (result.ok) return tell("proposal-accepted");
      if (result.reason === "not-found") throw new Response(null, { status: 404 });
      return tell(result.reason === "taken" ? "proposal-taken" : "proposal-answered");
    }
    case "decline": {
      const result = await declineProposal(services, key);
      return tell(result.ok ? "proposal-declined" : "proposal-answered");
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

export default function Offers() {
  const { title: _, ...page } = useLoaderData<typeof loader>();
  return <OfferList {...page} />;
}
