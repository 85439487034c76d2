import type { LoaderFunctionArgs } from "@remix-run/node";
import { pictureById } from "#app/features/organization/organization.server.ts";

/**
 * A business's picture, of the type that its bytes have; every answer of Parley forbids browsers to guess another.
 * Its id is random and its bytes never change, so it may be kept for good.
 */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const picture = await pictureById(context.services, params["id"] ?? "");
  if (!picture) throw new Response(null, { status: 404 });
  return new Response(picture.bytes, {
    headers: {
      "Content-Type": picture.contentType,
      "Content-Length": String(picture.bytes.byteLength),
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Disposition": "inline",
    },
  });
}
