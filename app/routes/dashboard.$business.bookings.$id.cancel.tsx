import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { changeableBooking } from "#app/features/dashboard/changeable-booking.server.ts";
import { BookingCancelForm } from "#app/features/dashboard/components/booking-change-forms.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:change");
  const { subject, path } = await changeableBooking(dashboard, args.params["id"]);
  return { subject, path, title: dashboard.title(dashboard.t("dashboard.booking.cancel")) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, base } = await openDashboard(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const bookingId = args.params["id"] ?? "";
  const result = await cancelBooking(services, {
    organizationId,
    bookingId,
    by: "host",
    reason: formText(tree, "reason"),
  });
  if (!result.ok && result.reason === "not-found") throw new Response(null, { status: 404 });
  const path = `${base}/bookings/${bookingId}`;
  return redirect(result.ok ? withNotice(path, "booking-cancelled") : path, 303);
}

export default function CancelBooking() {
  const { subject, path } = useLoaderData<typeof loader>();
  return <BookingCancelForm subject={subject} path={path} />;
}
