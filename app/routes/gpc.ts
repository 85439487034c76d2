import type { LoaderFunctionArgs } from "@remix-run/node";
import { gpcSupport } from "#app/features/notices/notice-page.server.ts";

/** Says that Global Privacy Control is heeded, at the address that its specification names. */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(await gpcSupport({ context }), {
    headers: { "Cache-Control": "public, max-age=3600" },
  });
}
