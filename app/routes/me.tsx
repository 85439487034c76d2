import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { untouchedForm } from "#app/features/account/form-state.ts";
import { parseForm, readForm, refuseForm, refuseHaste } from "#app/features/account/read-form.server.ts";
import { erasureOutcomes } from "#app/features/booking/components/kept-media.tsx";
import { incidentsConcerning } from "#app/features/incidents/incidents.server.ts";
import { PortalDoor } from "#app/features/rights/components/portal-door.tsx";
import { PortalOverview } from "#app/features/rights/components/portal-overview.tsx";
import { openByBookingLink, takeBack } from "#app/features/rights/portal-actions.server.ts";
import { askForLink, linkMinutes } from "#app/features/rights/portal-link.server.ts";
import { portalPage } from "#app/features/rights/portal-page.server.ts";
import { portalWords } from "#app/features/rights/portal-route.server.ts";
import { currentPortal, endPortal, type Portal } from "#app/features/rights/portal-session.server.ts";
import { addressForm, bookingLinkForm } from "#app/features/rights/rights-form.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

/** The door of the portal; and for whoever came in by a mailed link, everything that is held about them. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, translator, title } = portalWords(args);
  const search = new URL(args.request.url).searchParams;
  const sent = search.has("sent");
  const outcome = erasureOutcomes.find((word) => word === search.get("media")) ?? null;
  const outbox = services.outbox !== null && services.settings.demo;
  const portal = await currentPortal(args);
  if (!portal) return { title: title("rights.door.title"), sent, outcome, outbox, linkMinutes, page: null };
  const page = {
    ...(await portalPage(services, portal, translator)),
    incidents: await incidentsConcerning(services, portal.emails, translator),
  };
  return { title: title("rights.page.title"), sent, outcome, outbox, linkMinutes, page };
}

export async function action(args: ActionFunctionArgs) {
  const form = await readForm(args.request);
  const portal = await currentPortal(args);
  const intent = form.get("intent");
  if (intent === "leave") {
    const headers = { "Set-Cookie": await endPortal(args) };
    return redirect("/me/done/left", { status: 303, headers });
  }
  if (portal && intent === "withdraw") {
    await takeBack(args.context.services, portal, String(form.get("request") ?? ""));
    return redirect("/me", 303);
  }
  if (portal && intent === "open") return open(args, portal, form);
  return ask(args, portal, form);
}

async function open({ context: { services } }: ActionFunctionArgs, portal: Portal, form: FormData) {
  const parsed = parseForm(bookingLinkForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  const isOpened = await openByBookingLink(services, portal, parsed.value.link);
  return isOpened ? redirect("/me", 303) : refuseForm({ errors: { link: "rights.error.link" } });
}

/** The same answer for every address. */
async function ask(args: ActionFunctionArgs, portal: Portal | null, form: FormData) {
  const { services, network } = args.context;
  const parsed = parseForm(addressForm, form);
  if (!parsed.ok) return refuseForm(parsed);
  const { locale } = portalWords(args);
  const wish = { email: parsed.value.email, network, locale };
  const result = await askForLink(
    services,
    portal ? { ...wish, purpose: "add", portal } : { ...wish, purpose: "enter" },
  );
  if (!result.ok) return refuseHaste({ email: wish.email }, result.retryAfterSeconds);
  return redirect("/me?sent", 303);
}

export default function Me() {
  const { page, sent, outcome, outbox, linkMinutes: minutes } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? untouchedForm;
  return page ? (
    <PortalOverview page={page} state={state} sent={sent} outcome={outcome} />
  ) : (
    <PortalDoor state={state} sent={sent} outbox={outbox} minutes={minutes} />
  );
}
