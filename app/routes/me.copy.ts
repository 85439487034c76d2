import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { copyArchive } from "#app/features/rights/copy-archive.server.ts";
import { openPortal } from "#app/features/rights/portal-route.server.ts";

/** A person's own copy, to take elsewhere. */
export async function loader(args: LoaderFunctionArgs) {
  const { portal, services, translator } = await openPortal(args);
  const archive = await copyArchive(services, portal, translator);
  return new Response(createReadableStreamFromReadable(archive), {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": 'attachment; filename="my-data.zip"',
      "Cache-Control": "no-store",
    },
  });
}
