import type { ActionFunctionArgs } from "@remix-run/node";
import { hoursOf, submitHold, visitorCookie } from "#app/features/booking/booking.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** For the booking form's script: keeps the chosen time for a while, and lets go of it when the visitor leaves. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const cookies = request.headers.get("cookie");
  const { status, body, word } = await submitHold((await readPostedForm(request)).data, {
    services: context.services,
    businessSlug: params["business"] ?? "",
    eventTypeSlug: params["eventType"] ?? "",
    locale: requestLocale(request),
    hours: hoursOf(null, cookies),
    network: context.network,
    cookies,
  });
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (word !== null) {
    const secure = context.services.settings.secure ? "; Secure" : "";
    headers.set("Set-Cookie", `${visitorCookie}=${word}; Path=/; HttpOnly; SameSite=Lax${secure}`);
  }
  return Response.json(body, { status, headers });
}
