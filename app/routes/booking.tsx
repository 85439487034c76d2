import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { manageBooking } from "#app/features/booking/booking.server.ts";
import { BookingConfirmed } from "#app/features/booking/components/booking-confirmed.tsx";
import { accentLink, BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** Shows a booking to whoever holds its signed link. Following the link changes nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const found = await manageBooking(context.services, {
    bookingId: params["id"] ?? "",
    signature: params["signature"] ?? "",
    locale: requestLocale(request),
  });
  if (!found) throw new Response(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const news = ["new", "moved", "cancelled"].find((name) => search.has(name)) ?? null;
  return data(
    { page: found.page, news },
    { headers: { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } },
  );
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded
    ? [
        { title: `${loaded.page.title} · ${loaded.page.business.name}` },
        { name: "robots", content: "noindex" },
        accentLink(loaded.page.business.accentColor),
      ]
    : [];

export default function BookingPage() {
  const { page, news } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.paths.self} narrow>
      <BookingConfirmed page={page} news={news} />
    </BookingFrame>
  );
}
