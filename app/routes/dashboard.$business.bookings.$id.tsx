import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { BookingDetailView } from "#app/features/dashboard/components/booking-detail-view.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, base, translator, title } = await openDashboard(args, "booking:read");
  const found = await bookingDetail(services, {
    organization,
    bookingId: args.params["id"] ?? "",
    translator,
  });
  if (!found) throw new Response(null, { status: 404 });
  const { startsAt: _, ...booking } = found;
  return { booking, base, roomUrl: services.links.roomUrl(booking.id), title: title(booking.title) };
}

export default function Booking() {
  const { booking, base, roomUrl } = useLoaderData<typeof loader>();
  return <BookingDetailView booking={booking} base={base} roomUrl={roomUrl} />;
}
