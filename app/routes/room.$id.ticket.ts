import { type ActionFunctionArgs, json } from "@remix-run/node";
import { issueTicket } from "#app/features/rooms/issue-ticket.server.ts";

export async function action(args: ActionFunctionArgs) {
  const { answer, status } = await issueTicket(args);
  return json(answer, { status, headers: { "Cache-Control": "no-store" } });
}

/** A ticket is for those who ask with a POST; a link that is merely followed changes and reveals nothing. */
export function loader() {
  throw new Response(null, { status: 405, headers: { Allow: "POST" } });
}
