import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { hoursOf, submitHold, visitorCookieHeader } from "#app/features/booking/booking.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** For the booking form's script: keeps the chosen time for a while, and lets go of it when the visitor leaves. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const cookies = request.headers.get("cookie");
  const { status, body, word, location } = await submitHold((await readPostedForm(request)).data, {
    services: context.services,
    businessSlug: params["business"] ?? "",
    eventTypeSlug: params["eventType"] ?? "",
    locale: requestLocale(request),
    hours: hoursOf(null, cookies),
    network: context.network,
    cookies,
  });
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (word !== null) headers.set("Set-Cookie", visitorCookieHeader(word, context.services.settings));
  if (location !== undefined) return redirect(location, { status, headers });
  return Response.json(body, { status, headers });
}
