import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { businessPage, missingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { accentLink, BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { EventTypeList } from "#app/features/booking/components/event-type-list.tsx";
import { embedding } from "#app/features/embed/embed.server.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host } = readPageQuery(new URL(request.url).searchParams);
  const found = await businessPage(context.services, params["business"] ?? "", host);
  if (!found) throw await missingPage(context.services, params["business"]);
  const { embed, headers } = embedding(request, found.allowedSites);
  return data(
    { page: found.page, canonical: context.services.links.absolute(found.page.business.href), embed },
    { headers: { ...headers, ...(found.isWorthKeeping ? { [keptPageHeader]: keptPage(found) } : {}) } },
  );
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => {
  if (!loaded) return [];
  const { page, canonical } = loaded;
  const description = page.welcomeText || page.eventTypes.map((eventType) => eventType.title).join(" · ");
  return [
    { title: page.business.name },
    { name: "description", content: description },
    { property: "og:title", content: page.business.name },
    { property: "og:description", content: description },
    { property: "og:type", content: "website" },
    { property: "og:url", content: canonical },
    { tagName: "link", rel: "canonical", href: canonical },
    accentLink(page.business.accentColor),
  ];
};

export default function BusinessPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.business.href} narrow>
      <EventTypeList page={page} />
    </BookingFrame>
  );
}
