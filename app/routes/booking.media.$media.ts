import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { eraseMediaOfAttendee, mediaAnswer, openPicture } from "#app/features/media/media.server.ts";
import { openManagedBooking } from "./managed-booking.server.ts";

/** A picture, for whoever was booked and is in it or took it. */
export async function loader({ params, context: { services }, request }: LoaderFunctionArgs) {
  const { id = "", signature = "", media: mediaId = "" } = params;
  const isHolder = services.links.isManageSignature(id, signature);
  const media = isHolder ? await openPicture(services, { attendeeId: id, mediaId }) : null;
  if (!media) throw new Response(null, { status: 404 });
  return mediaAnswer(request, media);
}

/** Erases a recording or a photograph that they are in; the booking's page says what became of it. */
export async function action(args: ActionFunctionArgs) {
  const { page, booking, attendee } = await openManagedBooking(args);
  const { organizationId, id: bookingId } = booking;
  const of = { organizationId, bookingId, attendeeId: attendee.id, mediaId: args.params["media"] ?? "" };
  const erased = await eraseMediaOfAttendee(args.context.services, of);
  const outcome = erased.ok ? "erased" : erased.reason === "held" ? "held" : "notFound";
  return redirect(`${page.paths.self}?media=${outcome}`, 303);
}
