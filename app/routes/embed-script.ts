import { createHash } from "node:crypto";
import type { LoaderFunctionArgs } from "@remix-run/node";
import script from "#app/features/embed/browser/embed.ts?script-text";

const etag = `"${createHash("sha256").update(script).digest("base64url").slice(0, 22)}"`;

/**
 * The script that other sites include. Its address stands in their pages for years, so it never changes: browsers keep
 * the file for an hour and then ask whether it is still the same. What it and the pages say to each other carries a
 * version of its own.
 */
export async function loader({ request }: LoaderFunctionArgs) {
  const headers = {
    "Content-Type": "text/javascript; charset=utf-8",
    "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
    ETag: etag,
  };
  const isKnown = request.headers.get("if-none-match")?.includes(etag) ?? false;
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(script, { headers });
}
