import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { slotParam } from "#app/features/booking/booking-form.ts";
import { askedZone } from "#app/features/dashboard/asked-time.server.ts";
import { backPath } from "#app/features/dashboard/back-path.ts";
import { bookingMovePage, submitHostMove } from "#app/features/dashboard/booking-move.server.ts";
import { changeableBooking } from "#app/features/dashboard/changeable-booking.server.ts";
import { BookingMoveView } from "#app/features/dashboard/components/booking-move-view.tsx";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { withNotice } from "#app/features/dashboard/notices.ts";
import { formText } from "#app/platform/form/form-tree.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function loader(args: LoaderFunctionArgs) {
  const dashboard = await openBooking(args, "booking:change");
  const { booking, path, subject, shown } = await changeableBooking(dashboard, args.params["id"]);
  const search = new URL(args.request.url).searchParams;
  const { organizationId, onlyHostId } = dashboard;
  const zone = askedZone(search.get("timezone"), shown.zone);
  const viewerId = dashboard.user.id;
  const where = { path: `${path}/move`, search, shown: { ...shown, zone } };
  const request = { organizationId, viewerId, onlyHostId, booking, ...where };
  const page = await bookingMovePage(dashboard.services, request);
  if (!page) throw redirect(path);
  return { page, subject, path, title: dashboard.title(dashboard.t("dashboard.move.title")) };
}

export async function action(args: ActionFunctionArgs) {
  const dashboard = await openBooking(args, "booking:change");
  const { tree } = await readPostedForm(args.request);
  const { booking, path, shown } = await changeableBooking(dashboard, args.params["id"]);
  const search = new URL(args.request.url).searchParams;
  const reason = formText(tree, "reason");
  const text = (name: string) => formText(tree, name).slice(0, 64);
  const zone = askedZone(text("timezone") || search.get("timezone"), shown.zone);
  const result = await submitHostMove(dashboard.services, {
    organizationId: dashboard.organizationId,
    booking,
    path: `${path}/move`,
    shown: { ...shown, zone },
    asked: { at: text("at"), day: text("day"), time: text("time") },
    despiteRules: text("despite") === "yes",
    reason,
    actorId: dashboard.user.id,
  });
  if (result.status === "unchangeable") return redirect(path, 303);
  if (result.status === "malformed") throw new Response(null, { status: 400 });
  if (result.status === "refused")
    return data({ refused: true, why: result.why, nearest: result.nearest, reason }, { status: 409 });
  const back = backPath(formText(tree, "back"), dashboard.base, path);
  if (text("undo") === "yes") return redirect(withNotice(back, "booking-moved-back"), 303);
  return redirect(withNotice(back, "booking-moved", booking.id, slotParam(booking.startsAt.getTime())), 303);
}

export default function MoveBooking() {
  const { page, subject, path } = useLoaderData<typeof loader>();
  return (
    <BookingMoveView page={page} subject={subject} path={path} refusal={useActionData<typeof action>()} />
  );
}
