import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bookingMovePage, submitHostMove } from "#app/features/dashboard/booking-move.server.ts";
import { changeableBooking } from "#app/features/dashboard/changeable-booking.server.ts";
import { BookingMoveView } from "#app/features/dashboard/components/booking-change-forms.tsx";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:change");
  const { booking, subject, path, shown } = await changeableBooking(dashboard, args.params["id"]);
  const search = new URL(args.request.url).searchParams;
  const request = { organizationId: dashboard.organizationId, booking, path: `${path}/move`, shown, search };
  const page = await bookingMovePage(dashboard.services, request);
  if (!page) throw redirect(path);
  return { page, subject, path, title: dashboard.title(dashboard.t("dashboard.move.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openDashboard(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const { booking, path, shown } = await changeableBooking(dashboard, args.params["id"]);
  const reason = formText(tree, "reason");
  const { organizationId } = dashboard;
  const request = { organizationId, booking, path: `${path}/move`, shown, at: formText(tree, "at"), reason };
  const result = await submitHostMove(dashboard.services, request);
  if (result.status === "moved") return redirect(withNotice(path, "booking-moved"), 303);
  if (result.status === "unchangeable") return redirect(path, 303);
  if (result.status === "malformed") throw new Response(null, { status: 400 });
  return data({ taken: result.taken, nearest: result.nearest, reason }, { status: 409 });
}

export default function MoveBooking() {
  const { page, subject, path } = useLoaderData<typeof loader>();
  return (
    <BookingMoveView page={page} subject={subject} path={path} refusal={useActionData<typeof action>()} />
  );
}
