import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reassignPage, submitReassign } from "#app/features/dashboard/booking-reassign.server.ts";
import { changeableBooking } from "#app/features/dashboard/changeable-booking.server.ts";
import { BookingReassignView } from "#app/features/dashboard/components/booking-reassign-view.tsx";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openBooking(args, "booking:change");
  const { booking, path, subject, detail } = await changeableBooking(dashboard, args.params["id"]);
  const wanted = new URL(args.request.url).searchParams.get("host");
  const from = wanted === null ? detail.hosts[0] : detail.hosts.find(({ id }) => id === wanted);
  if (!from) throw redirect(path);
  const { services, organizationId } = dashboard;
  const page = await reassignPage(services, {
    organizationId,
    booking,
    from: { id: from.id, name: from.name },
  });
  return { page, subject, path, title: dashboard.title(dashboard.t("dashboard.reassign.link")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openBooking(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const { booking, path } = await changeableBooking(dashboard, args.params["id"]);
  const result = await submitReassign(dashboard.services, {
    organizationId: dashboard.organizationId,
    bookingId: booking.id,
    fromHostId: formText(tree, "from"),
    toHostId: formText(tree, "to"),
    actorId: dashboard.user.id,
  });
  if (result.status === "refused") return data({ refused: result.reason }, { status: 409 });
  // Whoever sees their own bookings alone has just given this one away.
  const next = dashboard.onlyHostId === null ? path : `${dashboard.base}/bookings`;
  return redirect(result.status === "gone" ? path : withNotice(next, "booking-reassigned"), 303);
}

export default function ReassignBooking() {
  const { page, subject, path } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  return <BookingReassignView page={page} subject={subject} path={path} refused={refused} />;
}
