import type { LoaderFunctionArgs } from "@remix-run/node";
import { mediaAnswer, openPhotograph } from "#app/features/media/media.server.ts";

/** A photograph, for whoever was booked and is in it or took it. */
export async function loader({ params, context: { services }, request }: LoaderFunctionArgs) {
  const { id = "", signature = "", media: mediaId = "" } = params;
  const isHolder = services.links.isManageSignature(id, signature);
  const media = isHolder ? await openPhotograph(services, { attendeeId: id, mediaId }) : null;
  if (!media) throw new Response(null, { status: 404 });
  return mediaAnswer(request, media);
}
