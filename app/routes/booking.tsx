import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookingConfirmed } from "#app/features/booking/components/booking-confirmed.tsx";
import { BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { openManagedBooking } from "./managed-booking.server.ts";

/** Shows a booking to whoever holds its signed link. Following the link changes nothing. */
export async function loader(args: LoaderFunctionArgs) {
  const found = await openManagedBooking(args);
  const search = new URL(args.request.url).searchParams;
  const news = ["new", "moved", "cancelled"].find((name) => search.has(name)) ?? null;
  return data(
    { page: found.page, news, embed: found.framed.embed },
    { headers: { ...found.framed.headers, "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } },
  );
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export { managedBookingMeta as meta } from "./managed-booking-meta.ts";

export default function BookingPage() {
  const { page, news } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.paths.self} narrow>
      <BookingConfirmed page={page} news={news} />
    </BookingFrame>
  );
}
