import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { requireUser } from "#app/features/account/account.server.ts";
import { askLeave } from "#app/features/calendars/ask-leave.server.ts";
import { isGrantKind } from "#app/features/calendars/grant-kinds.ts";
import { openMemberTime } from "#app/features/dashboard/member-time-request.server.ts";

/** Sends a member to a provider that asks them for leave. A link, not a form: a form may not lead to another site (form-action). */
export async function loader(args: LoaderFunctionArgs) {
  const { services, member, key } = await openMemberTime(args, "calendars");
  const kind = args.params["provider"];
  if (!member.isSelf || !isGrantKind(kind)) throw new Response(null, { status: 404 });
  // Other sites have no business in sending people there.
  if (args.request.headers.get("Sec-Fetch-Site") === "cross-site") throw new Response(null, { status: 403 });
  const { sessionId } = await requireUser(args);
  const query = new URL(args.request.url).searchParams;
  const leave = query.get("for") === "events" ? "events" : "busy";
  const asked = { kind, leave, connectionId: query.get("account") } as const;
  const address = await askLeave(services, sessionId, key, asked);
  if (address === null) throw new Response(null, { status: 404 });
  return redirect(address, { headers: { "Cache-Control": "no-store", "Referrer-Policy": "no-referrer" } });
}
