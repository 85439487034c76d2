import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { backPath } from "#app/features/dashboard/back-path.ts";
import { bookingDetail } from "#app/features/dashboard/booking-detail.server.ts";
import { BookingDetailView } from "#app/features/dashboard/components/booking-detail-view.tsx";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { submitOnBooking } from "#app/features/dashboard/submit-on-booking.server.ts";
import { can } from "#app/features/organization/organization.server.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const { services, organization, user, role, base, translator, title } = await openBooking(
    args,
    "booking:read",
  );
  const found = await bookingDetail(services, {
    organization,
    bookingId: args.params["id"] ?? "",
    viewerId: user.id,
    translator,
  });
  if (!found) throw new Response(null, { status: 404 });
  const { startsAt: _, ...booking } = found;
  const mayHold = can(role, "retention:write");
  return { booking, base, mayHold, roomUrl: services.links.roomUrl(booking.id), title: title(booking.title) };
}

export async function action(args: ActionFunctionArgs) {
  const { services, organizationId, user, base } = await openBooking(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const bookingId = args.params["id"] ?? "";
  const path = `${base}/bookings/${bookingId}`;
  const result = await submitOnBooking(services, { organizationId, bookingId, actorId: user.id, tree });
  if (result.status === "not-found") throw new Response(null, { status: 404 });
  if (result.status === "malformed") throw new Response(null, { status: 400 });
  if (result.status === "refused") return data(result.refused, { status: result.code });
  const back = backPath(formText(tree, "back"), base, path);
  return redirect(withNotice(back, result.notice), 303);
}

export default function Booking() {
  const { booking, base, roomUrl, mayHold } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <BookingDetailView booking={booking} base={base} roomUrl={roomUrl} refused={refused} mayHold={mayHold} />
  );
}
