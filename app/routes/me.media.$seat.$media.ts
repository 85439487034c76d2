import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { eraseMediaOfAttendee, mediaAnswer, openPicture } from "#app/features/media/media.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";
import { ownSeat } from "#app/features/rights/subject-rows.server.ts";

/** A picture of somebody who showed their address. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, seat, mediaId } = await openOwn(args);
  const media = await openPicture(services, { attendeeId: seat.attendeeId, mediaId });
  if (!media) throw new Response(null, { status: 404 });
  return mediaAnswer(args.request, media);
}

/** Has one recording or photograph erased that they are in; the portal says what became of it. */
export async function action(args: ActionFunctionArgs) {
  const { services, seat, mediaId } = await openOwn(args);
  const erased = await eraseMediaOfAttendee(services, { ...seat, mediaId });
  const outcome = erased.ok ? "erased" : erased.reason === "held" ? "held" : "notFound";
  return redirect(`/me?media=${outcome}`, 303);
}

async function openOwn(args: LoaderFunctionArgs | ActionFunctionArgs) {
  const { portal, services } = await openPortal(args);
  const { seat: seatId = "", media: mediaId = "" } = args.params;
  const seat = await ownSeat(services.database.prisma, portal.emails, seatId);
  if (!seat) throw new Response(null, { status: 404 });
  return { services, seat, mediaId };
}
