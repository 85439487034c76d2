import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { qrAnswer } from "#app/features/embed/qr-answer.server.ts";
import { sentOffer } from "#app/features/offers/offers.server.ts";

/** The QR code of an open offer's link: `qr.svg` or `qr.png`. */
export async function loader({ request, params, ...args }: LoaderFunctionArgs) {
  const opened = await openDashboard({ request, params, ...args }, "booking:read");
  const { services, organizationId, onlyHostId, user, translator } = opened;
  const id = params["id"] ?? "";
  const shown = { locale: translator.locale, zone: user.timeZone };
  const offer = await sentOffer(services, { organizationId, onlyHostId, id, shown });
  const name = `offer-${id.slice(0, 6)}`;
  const answer = offer?.state === "open" ? qrAnswer(request, params["file"], { url: offer.url, name }) : null;
  if (!answer) throw new Response(null, { status: 404 });
  return answer;
}
