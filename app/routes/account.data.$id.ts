import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireRecentPassword } from "#app/features/account/account.server.ts";
import { downloadExport } from "#app/features/exports/exports.server.ts";
import { downloadResponse } from "#app/platform/http/download.server.ts";

/** The file of one's own copy. The password is asked for on the page that it is downloaded from. */
export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireRecentPassword(args, "/account/data");
  const whose = { userId: user.id, organizationId: null };
  const download = await downloadExport(args.context.services, { ...whose, id: args.params["id"] ?? "" });
  if (!download) throw new Response(null, { status: 404 });
  return downloadResponse({ ...download, type: "application/zip" });
}
