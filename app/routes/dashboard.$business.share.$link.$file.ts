import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { sharedLink } from "#app/features/embed/embed.server.ts";
import { qrAnswer } from "#app/features/embed/qr-answer.server.ts";

/** The QR code of a public page: `qr.svg` or `qr.png`. */
export async function loader({ request, params, ...args }: LoaderFunctionArgs) {
  const { services, organization } = await openDashboard({ request, params, ...args }, "booking:read");
  const link = await sharedLink(services, organization, params["link"] ?? "");
  const name = link?.path.slice(1).replaceAll("/", "-") ?? "";
  const answer = link && qrAnswer(request, params["file"], { url: link.url, name });
  if (!answer) throw new Response(null, { status: 404 });
  return answer;
}
