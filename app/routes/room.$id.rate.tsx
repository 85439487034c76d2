import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { gateLinks } from "#app/features/account/gate-route.ts";
import { RatingForm } from "#app/features/rooms/components/rating-form.tsx";
import { rateCall } from "#app/features/rooms/rate-call.server.ts";
import { readPostedForm } from "#app/platform/form/read-form.server.ts";
import { GateShell } from "#app/ui/gate-shell.tsx";
import { useI18n } from "#app/ui/i18n.tsx";
import { LanguageLinks } from "#app/ui/language-links.tsx";
import roomStyles from "#app/ui/styles/room.css?url";

export { gateHeaders as headers, tokenMeta as meta } from "#app/features/account/gate-route.ts";

/** The form is the one of the room's own page. */
export const links: LinksFunction = () => [...gateLinks(), { rel: "stylesheet", href: roomStyles }];

/** What follows a rating. The address holds a word of a closed list and nothing of the call. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const outcome = new URL(request.url).searchParams.get("done") === "no-call" ? "no-call" : "rated";
  return { outcome, roomId: params["id"] ?? "", title: pageTitle(request, "rating.title") } as const;
}

export async function action({ request, params, context: { services } }: ActionFunctionArgs) {
  const roomId = params["id"] ?? "";
  const { data: form } = await readPostedForm(request);
  const result = await rateCall(services, roomId, form);
  switch (result.outcome) {
    case "unknown":
      throw new Response(null, { status: 404 });
    case "too-late":
      throw new Response(null, { status: 410 });
    case "no-score":
      return data({ ticket: result.ticket }, { status: 400 });
    default:
      return redirect(`/room/${roomId}/rate?done=${result.outcome}`, 303);
  }
}

export default function Rated() {
  const { t } = useI18n();
  const { outcome, roomId } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const lead = again ? t("rating.missing") : t(outcome === "rated" ? "rating.thanks" : "rating.noCall");
  const footer = <LanguageLinks next={`/room/${roomId}/rate?done=${outcome}`} />;
  return (
    <GateShell title={t("rating.title")} lead={lead} footer={footer}>
      {again && <RatingForm roomId={roomId} ticket={again.ticket} missing />}
    </GateShell>
  );
}
