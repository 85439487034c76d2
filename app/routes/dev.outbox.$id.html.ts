import type { LoaderFunctionArgs } from "@remix-run/node";
import { outboxHeaders, requireOutbox } from "#app/features/notifications/outbox.server.ts";

/** The mail's HTML alone, for the frame. The server gives this address a policy of its own (mailFramePolicy). */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const mail = await requireOutbox(context.services).read(params["id"] ?? "");
  if (!mail) throw new Response(null, { status: 404 });
  return new Response(mail.html, {
    headers: { ...outboxHeaders, "Content-Type": "text/html; charset=utf-8" },
  });
}
