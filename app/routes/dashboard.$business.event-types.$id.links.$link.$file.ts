import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { qrAnswer } from "#app/features/embed/qr-answer.server.ts";
import { eventTypeById, listPrivateLinks } from "#app/features/scheduling/scheduling.server.ts";

/** The QR code of a private link that can be used: `qr.svg` or `qr.png`. */
export async function loader({ request, params, ...args }: LoaderFunctionArgs) {
  const opened = await openDashboard({ request, params, ...args }, "event-type:write");
  const { services, organization, organizationId } = opened;
  const id = params["id"] ?? "";
  const eventType = await eventTypeById(services, { organizationId, id });
  const links = await listPrivateLinks(services, { organizationId, eventTypeId: id });
  const link = links.find((one) => one.id === params["link"] && one.state === "usable");
  if (!eventType || !link) throw new Response(null, { status: 404 });
  const path = services.links.privateLinkPath(organization.slug, eventType.slug, link.id);
  const url = services.links.absolute(path);
  const answer = qrAnswer(request, params["file"], { url, name: `${eventType.slug}-${link.id.slice(0, 6)}` });
  if (!answer) throw new Response(null, { status: 404 });
  return answer;
}
