import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import {
  heldNote,
  holdOnArrival,
  hoursOf,
  loadBookingPage,
  missingPage,
  privateLinkOf,
  readPageQuery,
  submitBooking,
  submitWaiting,
  visitorCookieHeader,
  visitorWord,
  zoneCookie,
} from "#app/features/booking/booking.server.ts";
import { accentLink } from "#app/features/booking/components/booking-frame.tsx";
import { BookingView, type BookingViewProps } from "#app/features/booking/components/booking-view.tsx";
import { GuardianAsked } from "#app/features/booking/components/guardian-asked.tsx";
import { LinkClosed } from "#app/features/booking/components/link-closed.tsx";
import { embedding } from "#app/features/embed/embed.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { isOptedOut } from "#app/platform/http/marketing-signal.ts";
import { isOwnPress } from "#app/platform/http/own-press.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";
import { cookieValue, requestLocale } from "#app/platform/http/request-locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { type DocumentData, documentData, useDocumentData } from "#app/ui/document-data.ts";

type Loaded = Omit<BookingViewProps, "answer"> & { canonical: string; linkClosed: boolean };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { services } = context;
  const locale = requestLocale(request);
  const search = new URL(request.url).searchParams;
  const query = readPageQuery(search);
  const cookies = request.headers.get("cookie");
  const hours = hoursOf(query.hours, cookies);
  const place = { businessSlug: params["business"] ?? "", eventTypeSlug: params["eventType"] ?? "" };
  const newKey = randomId();
  const word = visitorWord(cookies, newKey) ?? newKey;
  const heldUntil = isOwnPress(request)
    ? await holdOnArrival(query, {
        services,
        ...place,
        locale,
        hours,
        network: context.network,
        cookies,
        word,
      })
    : null;
  const found = await loadBookingPage(services, {
    ...place,
    ...{ query, search, locale, hours, optedOut: isOptedOut(request) },
    zoneCookie: cookieValue(cookies, zoneCookie),
    // Pages that are kept for everyone know nobody's hold.
    ...(query.at === null ? {} : { visitorWord: word }),
  });
  if (!found) throw await missingPage(services, place.businessSlug);
  const link = await privateLinkOf(services, query.link, found);
  if (link?.state === "missing") throw new Response(null, { status: 404 });
  const linkClosed = link?.state === "closed";
  const status = linkClosed ? 410 : found.page.gone ? 409 : 200;
  const { embed, headers } = embedding(request, found.allowedSites);
  const shown: Loaded = {
    page: found.page,
    query: found.query,
    canonical: services.links.absolute(found.page.eventType.path),
    ...{ newKey, linkClosed },
    held: heldUntil && found.page.form ? heldNote(heldUntil, locale, found.page.zone.name, hours) : null,
  };
  return data(
    { ...documentData(shown), embed },
    {
      status,
      headers: {
        ...headers,
        // Not by cookie: the one that a hold sets would have a browser that goes back ask anew, and lose what was typed.
        ...(found.page.form ? { Vary: "Sec-GPC" } : {}),
        ...(heldUntil ? { "Set-Cookie": visitorCookieHeader(word, services.settings) } : {}),
        ...(found.isWorthKeeping ? { [keptPageHeader]: keptPage(found) } : {}),
      },
    },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = (await readPostedForm(request)).data;
  const cookies = request.headers.get("cookie");
  const sent = {
    services: context.services,
    businessSlug: params["business"] ?? "",
    eventTypeSlug: params["eventType"] ?? "",
    locale: requestLocale(request),
    hours: hoursOf(null, cookies),
    network: context.network,
    cookies,
    optedOut: isOptedOut(request),
  };
  if (form.get("intent") === "wait") {
    const { status, waiting } = await submitWaiting(form, sent);
    if (waiting === null && status === 404) throw await missingPage(context.services, sent.businessSlug);
    if (waiting === null) throw new Response(null, { status });
    return data({ waiting, submission: null, linkClosed: false }, { status });
  }
  const result = await submitBooking(form, sent);
  if (result.status === 303) return redirect(result.location, 303);
  if (result.status === 202)
    return data({ waiting: null, submission: null, linkClosed: false, guardianAsked: true }, { status: 202 });
  if (result.status === 410)
    return data({ waiting: null, submission: null, linkClosed: true }, { status: 410 });
  if (result.submission === null && result.status === 404)
    throw await missingPage(context.services, sent.businessSlug);
  if (result.submission === null) throw new Response(null, { status: result.status });
  const { submission, status } = result;
  return data({ waiting: null, submission, linkClosed: false }, { status });
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [];
  const { page, canonical } = (loaded as unknown as DocumentData<Loaded>).document();
  const title = `${page.eventType.title} · ${page.business.name}`;
  const description = page.eventType.description || title;
  return [
    { title },
    { name: "description", content: description },
    { property: "og:title", content: title },
    { property: "og:description", content: description },
    { property: "og:type", content: "website" },
    { property: "og:url", content: canonical },
    { tagName: "link", rel: "canonical", href: canonical },
    ...(page.eventType.hidden || page.form || page.wait ? [{ name: "robots", content: "noindex" }] : []),
    accentLink(page.eventType.color ?? page.business.accentColor),
  ];
};

export default function EventTypePage() {
  const loaded = useDocumentData<Loaded>();
  const answer = useActionData<typeof action>() ?? null;
  if (loaded.linkClosed || answer?.linkClosed) return <LinkClosed business={loaded.page.business} />;
  if (answer && "guardianAsked" in answer) return <GuardianAsked business={loaded.page.business} />;
  return <BookingView {...loaded} answer={answer} />;
}
