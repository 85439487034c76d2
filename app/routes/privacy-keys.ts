import type { LoaderFunctionArgs } from "@remix-run/node";
import { publishedKeys } from "#app/features/privacy/privacy.server.ts";

/** The public keys by which anybody can check what this instance signed: receipts of erasure. */
export async function loader({ context }: LoaderFunctionArgs) {
  const keys = await publishedKeys(context.services);
  return Response.json(
    { keys: keys.map(({ id, publicKey }) => ({ id, algorithm: "Ed25519", spki: publicKey })) },
    { headers: { "Cache-Control": "public, max-age=3600" } },
  );
}
