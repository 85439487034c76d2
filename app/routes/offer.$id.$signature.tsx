import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { zoneCookie } from "#app/features/booking/booking.server.ts";
import { accentLink } from "#app/features/booking/components/booking-frame.tsx";
import { OfferView } from "#app/features/offers/components/offer-view.tsx";
import { type OpenedOffer, openOffer, submitOffer, wantedTime } from "#app/features/offers/offers.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { isOptedOut } from "#app/platform/http/marketing-signal.ts";
import { cookieValue, saidLocale } from "#app/platform/http/request-locale.ts";
import offerStyles from "#app/ui/styles/offer.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: offerStyles }];

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** The offer that the signed address is for. Throws a 404 response without one. */
async function open({ request, params, context }: Args, at: string | null, zone: string | null) {
  const opened = await openOffer(context.services, {
    id: params["id"] ?? "",
    signature: params["signature"] ?? "",
    locale: saidLocale(request),
    zones: [zone, decoded(cookieValue(request.headers.get("cookie"), zoneCookie))],
    at,
    optedOut: isOptedOut(request),
  });
  if (!opened) throw new Response(null, { status: 404 });
  return opened;
}

function decoded(cookie: string | undefined): string | null {
  try {
    return cookie && cookie.length <= 100 ? decodeURIComponent(cookie) : null;
  } catch {
    return null;
  }
}

/**
 * Following the link changes nothing, and nobody keeps a copy of what it shows. No other site learns the address; with
 * `no-referrer` browsers would send the page's own forms without saying where they come from.
 */
const headersOf = ({ shown }: OpenedOffer) => ({
  "Cache-Control": "no-store",
  "Content-Language": shown.locale,
  "Referrer-Policy": "same-origin",
  Vary: "Sec-GPC, Cookie",
});

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url);
  const opened = await open(args, searchParams.get("at"), searchParams.get("timezone"));
  const { page } = opened;
  const init = { headers: headersOf(opened), status: page.gone ? 409 : 200 };
  return data({ page, proposed: searchParams.has("proposed") }, init);
}

export async function action(args: ActionFunctionArgs) {
  const { services, network } = args.context;
  const { data: form, tree } = await readPostedForm(args.request);
  const [at, zone] = [wantedTime(form), formText(tree, "timezone")];
  const opened = await open(args, at, zone);
  const result = await submitOffer(services, { opened, form, network });
  if (result.status === 303) return redirect(result.location, 303);
  // The address of the form names neither the time nor the clock, so the page is shown as it is after the attempt.
  const after = await open(args, at, zone);
  return data(
    { page: after.page, answer: result.answer },
    { status: result.status, headers: headersOf(after) },
  );
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.page.title} · ${loaded.page.business.name}` : "Parley" },
  { name: "robots", content: "noindex" },
  ...(loaded ? [accentLink(loaded.page.business.accentColor)] : []),
];

export default function OfferPage() {
  const { page, proposed } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <OfferView
      page={answered?.page ?? page}
      answer={answered?.answer ?? null}
      proposed={proposed && !answered}
    />
  );
}
