import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { downloadExport } from "#app/features/exports/exports.server.ts";
import { downloadResponse } from "#app/platform/http/download.server.ts";

/** The file of a whole business, for the owner who asked for it. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organizationId, user, base } = await openDashboard(args, "business:export");
  await requireRecentPassword(args, `${base}/settings/export`);
  const whose = { userId: user.id, organizationId };
  const download = await downloadExport(services, { ...whose, id: args.params["id"] ?? "" });
  if (!download) throw new Response(null, { status: 404 });
  return downloadResponse({ ...download, type: "application/zip" });
}
