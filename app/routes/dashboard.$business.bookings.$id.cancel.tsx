import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { changeableBooking, seatsFollowing } from "#app/features/dashboard/changeable-booking.server.ts";
import { BookingCancelForm } from "#app/features/dashboard/components/booking-cancel-form.tsx";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openBooking(args, "booking:change");
  const { subject, path, detail } = await changeableBooking(dashboard, args.params["id"]);
  const wanted = new URL(args.request.url).searchParams.get("seat");
  const seat = detail.seats.find(({ id, status }) => id === wanted && status === "confirmed");
  // A seat that is gone is shown as such by the booking's page; the whole booking is never meant instead.
  if (wanted !== null && !seat) throw redirect(path);
  return {
    subject,
    path,
    seat: seat ? { id: seat.id, name: seat.name } : null,
    following: seat ? await seatsFollowing(dashboard, seat) : (detail.series?.following ?? 0),
    title: dashboard.title(dashboard.t("dashboard.booking.cancel")),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, onlyHostId, base, user } = await openBooking(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const bookingId = args.params["id"] ?? "";
  const attendeeId = formText(tree, "seat");
  const result = await cancelBooking(services, {
    organizationId,
    bookingId,
    by: "host",
    actorId: user.id,
    onlyHostId,
    reason: formText(tree, "reason"),
    following: formText(tree, "following") === "yes",
    ...(attendeeId === "" ? {} : { attendeeId }),
  });
  if (!result.ok && result.reason === "not-found") throw new Response(null, { status: 404 });
  const path = `${base}/bookings/${bookingId}`;
  const notice = attendeeId === "" ? "booking-cancelled" : "seat-cancelled";
  return redirect(result.ok ? withNotice(path, notice) : path, 303);
}

export default function CancelBooking() {
  const { subject, path, seat, following } = useLoaderData<typeof loader>();
  return <BookingCancelForm subject={subject} path={path} seat={seat} following={following} />;
}
