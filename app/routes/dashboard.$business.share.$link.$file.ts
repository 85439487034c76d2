import type { LoaderFunctionArgs } from "@remix-run/node";
import { openDashboard } from "#app/features/dashboard/dashboard-request.server.ts";
import { qrPng, qrSvg, sharedLink } from "#app/features/embed/embed.server.ts";

/** The link as a picture: `qr.svg` or `qr.png`, shown or, with `?download`, saved. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, organization } = await openDashboard(args, "booking:read");
  const link = await sharedLink(services, organization, args.params["link"] ?? "");
  const kind = /^qr\.(svg|png)$/.exec(args.params["file"] ?? "")?.[1];
  if (!link || !kind) throw new Response(null, { status: 404 });
  const isSaved = new URL(args.request.url).searchParams.has("download");
  const name = `qr${link.path.replaceAll("/", "-")}.${kind}`;
  return new Response(kind === "svg" ? qrSvg(link.url) : new Uint8Array(qrPng(link.url)), {
    headers: {
      "Content-Type": kind === "svg" ? "image/svg+xml" : "image/png",
      "Cache-Control": "private, no-cache",
      ...(isSaved ? { "Content-Disposition": `attachment; filename="${name}"` } : {}),
    },
  });
}
