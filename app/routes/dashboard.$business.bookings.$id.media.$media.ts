import type { LoaderFunctionArgs } from "@remix-run/node";
import { openBooking } from "#app/features/dashboard/dashboard-request.server.ts";
import { mediaAnswer, openMedia } from "#app/features/media/media.server.ts";

/** A recording or a photograph, for a player or to take along. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, user } = await openBooking(args, "call:read");
  const access = { organizationId, viewerId: user.id, way: "media" } as const;
  const bookingId = args.params["id"] ?? "";
  const media = await openMedia(services, access, { bookingId, mediaId: args.params["media"] ?? "" });
  if (!media) throw new Response(null, { status: 404 });
  return mediaAnswer(args.request, media);
}
