import { Readable } from "node:stream";
import { createReadableStreamFromReadable } from "@remix-run/node";

type Download = { archive: AsyncIterable<Uint8Array>; bytes: number; name: string; type: string };

/** A file that is kept by the person alone who asked for it, and sent as it is read. */
export function downloadResponse({ archive, bytes, name, type }: Download): Response {
  return new Response(createReadableStreamFromReadable(Readable.from(archive, { objectMode: false })), {
    headers: {
      "Content-Type": type,
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}
