import type { LoaderFunctionArgs } from "@remix-run/node";
import { hoursOf, manageBooking } from "#app/features/booking/booking.server.ts";
import { embeddingOf } from "#app/features/embed/embed.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** The booking that a route's signed address is for, in the visitor's language. Throws a 404 response without one. */
export async function openManagedBooking({ request, params, context }: LoaderFunctionArgs) {
  const found = await manageBooking(context.services, {
    attendeeId: params["id"] ?? "",
    signature: params["signature"] ?? "",
    locale: requestLocale(request),
    hours: hoursOf(null, request.headers.get("cookie")),
  });
  if (!found) throw new Response(null, { status: 404 });
  // A booking made inside another site's page goes on there.
  const framed = await embeddingOf(context.services, request, found.booking.organizationId);
  return { ...found, framed };
}
