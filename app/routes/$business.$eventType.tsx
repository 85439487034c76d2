import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  loadBookingPage,
  readPageQuery,
  submitBooking,
  zoneCookie,
} from "#app/features/booking/booking.server.ts";
import { accentLink } from "#app/features/booking/components/booking-frame.tsx";
import { BookingView } from "#app/features/booking/components/booking-view.tsx";
import { embedding } from "#app/features/embed/embed.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";
import { cookieValue, requestLocale } from "#app/platform/http/request-locale.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { zoneOptionsHtml } from "#app/platform/time/zone-options-html.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const locale = requestLocale(request);
  const query = readPageQuery(new URL(request.url).searchParams);
  const found = await loadBookingPage(context.services, {
    businessSlug: params["business"] ?? "",
    eventTypeSlug: params["eventType"] ?? "",
    query,
    zoneCookie: cookieValue(request.headers.get("cookie"), zoneCookie),
    locale,
  });
  if (!found) throw new Response(null, { status: 404 });
  const canonical = context.services.links.absolute(found.page.eventType.path);
  const optionsHtml = zoneOptionsHtml(locale, context.services.clock.now());
  const status = found.page.gone ? 409 : 200;
  const { embed, headers } = embedding(context.services, request, found.allowedSites);
  return data(
    { page: found.page, query, canonical, optionsHtml, newKey: randomId(), embed },
    { status, headers: { ...headers, [keptPageHeader]: keptPage(found) } },
  );
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const result = await submitBooking((await readPostedForm(request)).data, {
    services: context.services,
    businessSlug: params["business"] ?? "",
    eventTypeSlug: params["eventType"] ?? "",
    locale: requestLocale(request),
    network: context.network,
  });
  if (result.status === 303) return redirect(result.location, 303);
  if (result.submission === null) throw new Response(null, { status: result.status });
  return data(result.submission, { status: result.status });
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [];
  const { page, canonical } = loaded;
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
    ...(page.eventType.hidden || page.chosen ? [{ name: "robots", content: "noindex" }] : []),
    accentLink(page.business.accentColor),
  ];
};

export default function EventTypePage() {
  return (
    <BookingView {...useLoaderData<typeof loader>()} submission={useActionData<typeof action>() ?? null} />
  );
}
