import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCertificate } from "#app/features/deletion/certificate-page.server.ts";

/** The certificate as it was signed, to be kept and checked anywhere. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const certificate = await findCertificate(context.services, params["id"] ?? "");
  if (!certificate) throw new Response(null, { status: 404 });
  const headers = {
    "Cache-Control": "no-store",
    "Content-Disposition": `attachment; filename="certificate-${certificate.requestId}.json"`,
  };
  return Response.json(certificate, { headers });
}
