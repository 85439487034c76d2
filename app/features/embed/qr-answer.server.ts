import { qrPng, qrSvg } from "#app/platform/qr-code.server.ts";

/**
 * An address as a picture: `qr.svg` or `qr.png`, shown or, with `?download`, saved as `qr-<name>`. Null for any other
 * file.
 */
export function qrAnswer(
  request: Request,
  file: string | undefined,
  { url, name }: { url: string; name: string },
): Response | null {
  const kind = /^qr\.(svg|png)$/.exec(file ?? "")?.[1];
  if (!kind) return null;
  const isSaved = new URL(request.url).searchParams.has("download");
  return new Response(kind === "svg" ? qrSvg(url) : new Uint8Array(qrPng(url)), {
    headers: {
      "Content-Type": kind === "svg" ? "image/svg+xml" : "image/png",
      "Cache-Control": "private, no-cache",
      ...(isSaved ? { "Content-Disposition": `attachment; filename="qr-${name}.${kind}"` } : {}),
    },
  });
}
