import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answerWaiting, visitorCookie, waitingPage } from "#app/features/booking/booking.server.ts";
import { accentLink, BookingFrame } from "#app/features/booking/components/booking-frame.tsx";
import { WaitingView } from "#app/features/booking/components/waiting-view.tsx";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** Shows how somebody stands on the waiting list. Following the link changes nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await waitingPage(context.services, {
    entryId: params["id"] ?? "",
    signature: params["signature"] ?? "",
    locale: requestLocale(request),
  });
  if (!page) throw new Response(null, { status: 404 });
  return data({ page }, { headers: { "Cache-Control": "no-store", "Referrer-Policy": "same-origin" } });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const result = await answerWaiting(context.services, {
    entryId: params["id"] ?? "",
    signature: params["signature"] ?? "",
    intent: String((await readPostedForm(request)).data.get("intent") ?? ""),
    cookies: request.headers.get("cookie"),
  });
  if (result.status === 404) throw new Response(null, { status: 404 });
  const headers = new Headers();
  if (result.word !== undefined) {
    const secure = context.services.settings.secure ? "; Secure" : "";
    headers.set("Set-Cookie", `${visitorCookie}=${result.word}; Path=/; HttpOnly; SameSite=Lax${secure}`);
  }
  return redirect(result.location, { status: 303, headers });
}

export { passHeaders as headers } from "#app/platform/http/pass-headers.ts";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) =>
  loaded
    ? [
        { title: `${loaded.page.title} · ${loaded.page.business.name}` },
        { name: "robots", content: "noindex" },
        accentLink(loaded.page.business.accentColor),
      ]
    : [];

export default function Waiting() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <BookingFrame business={page.business} path={page.path} narrow>
      <WaitingView page={page} />
    </BookingFrame>
  );
}
