import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  hourCycleOf,
  hoursOf,
  loadMovePicker,
  readPageQuery,
  submitMove,
} from "#app/features/booking/booking.server.ts";
import { BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { MoveView } from "#app/features/booking/components/move-view.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";
import { openManagedBooking } from "./managed-booking.server.ts";

async function load(args: LoaderFunctionArgs) {
  const found = await openManagedBooking(args);
  const hours = hoursOf(null, args.request.headers.get("cookie"));
  const shown = { locale: requestLocale(args.request), zone: found.attendee.timeZone, ...hourCycleOf(hours) };
  return { ...found, shown };
}

export async function loader(args: LoaderFunctionArgs) {
  const { page, booking, attendee, shown, framed } = await load(args);
  if (page.moveLock !== null) throw redirect(page.paths.self);
  const query = readPageQuery(new URL(args.request.url).searchParams);
  const move = await loadMovePicker(args.context.services, {
    organizationId: booking.organizationId,
    bookingId: booking.id,
    attendeeId: attendee.id,
    by: "attendee",
    path: page.paths.move,
    query,
    shown,
  });
  if (!move) throw redirect(page.paths.self);
  return data(
    { page, move, gone: query.at !== null && move.chosen === null, embed: framed.embed },
    { headers: framed.headers },
  );
}

export async function action(args: ActionFunctionArgs) {
  const { page, booking, attendee, shown } = await load(args);
  if (page.moveLock === "guest") return redirect(page.paths.self, 303);
  const result = await submitMove(args.context.services, (await readPostedForm(args.request)).data, {
    booking,
    attendee,
    shown,
  });
  if (result.status === 303)
    return redirect(result.moved ? `${page.paths.self}?moved` : page.paths.self, 303);
  if (result.status === 400) throw new Response(null, { status: 400 });
  return data(result.refused, { status: result.status });
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export { managedBookingMeta as meta } from "./managed-booking-meta.ts";

export default function MovePage() {
  const { page, move, gone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>() ?? null;
  return (
    <BookingFrame business={page.business} path={page.paths.move}>
      <MoveView page={page} move={move} gone={gone} refused={refused} />
    </BookingFrame>
  );
}
