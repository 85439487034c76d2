import type { LoaderFunctionArgs } from "@remix-run/node";
import { brandTheme } from "#app/ui/brand-theme.ts";

/** The accent colour of a business as a stylesheet. It depends on its address alone, so it can be kept for ever. */
export async function loader({ params }: LoaderFunctionArgs) {
  const hex = /^([0-9a-f]{6})\.css$/i.exec(params["color"] ?? "")?.[1];
  if (!hex) throw new Response(null, { status: 404 });
  return new Response(brandTheme(`#${hex}`), {
    headers: {
      "Content-Type": "text/css; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
