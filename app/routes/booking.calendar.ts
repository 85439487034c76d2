import type { LoaderFunctionArgs } from "@remix-run/node";
import { bookingCalendar } from "#app/features/notifications/notifications.server.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { id = "", signature = "" } = params;
  const isHolder = context.services.links.isManageSignature(id, signature);
  const content = isHolder ? await bookingCalendar(context.services, { attendeeId: id }) : null;
  if (content === null) throw new Response(null, { status: 404 });
  return new Response(content, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="appointment.ics"',
      "Cache-Control": "no-store",
    },
  });
}
