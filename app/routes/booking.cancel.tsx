import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { cancelBooking } from "#app/features/booking/booking.server.ts";
import { BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { CancelForm } from "#app/features/booking/components/cancel-form.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { openManagedBooking } from "./managed-booking.server.ts";

export async function loader(args: LoaderFunctionArgs) {
  const { page, framed } = await openManagedBooking(args);
  if (page.cancelLock !== null) throw redirect(page.paths.self);
  return data({ page, embed: framed.embed }, { headers: framed.headers });
}

export async function action(args: ActionFunctionArgs) {
  const { page, booking, attendee } = await openManagedBooking(args);
  if (page.cancelLock === "guest") return redirect(page.paths.self, 303);
  const form = (await readPostedForm(args.request)).data;
  const reason = form.get("reason");
  const result = await cancelBooking(args.context.services, {
    organizationId: booking.organizationId,
    bookingId: booking.id,
    attendeeId: attendee.id,
    by: "attendee",
    reason: typeof reason === "string" ? reason : "",
    following: form.get("which") === "following",
  });
  // Whatever stood in the way is said by the booking's page: already cancelled, over, too late.
  return redirect(result.ok ? `${page.paths.self}?cancelled` : page.paths.self, 303);
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export { managedBookingMeta as meta } from "./managed-booking-meta.ts";

export default function CancelPage() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.paths.cancel} narrow>
      <CancelForm page={page} />
    </BookingFrame>
  );
}
