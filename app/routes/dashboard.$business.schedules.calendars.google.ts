import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/features/account/account.server.ts";
import { askGoogle } from "#app/features/calendars/google-leave.server.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";

/** Sends a member to Google. A link, not a form: a form may not lead to another site (form-action). */
export async function loader(args: LoaderFunctionArgs) {
  const { services, member, key } = await openMemberTime(args, "calendars");
  if (!member.isSelf) throw new Response(null, { status: 404 });
  // Other sites have no business in sending people there.
  if (args.request.headers.get("Sec-Fetch-Site") === "cross-site") throw new Response(null, { status: 403 });
  const { sessionId } = await requireUser(args);
  const query = new URL(args.request.url).searchParams;
  const leave = query.get("for") === "events" ? "events" : "busy";
  const address = await askGoogle(services, sessionId, key, { leave, connectionId: query.get("account") });
  if (address === null) throw new Response(null, { status: 404 });
  return redirect(address, { headers: { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } });
}
