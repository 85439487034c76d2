import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "#app/features/account/gate-page.server.ts";
import { certificatePage, findCertificate } from "#app/features/deletion/certificate-page.server.ts";
import { CertificateView } from "#app/features/deletion/components/certificate-view.tsx";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

export {
  gateHeaders as headers,
  gateLinks as links,
  tokenMeta as meta,
} from "#app/features/account/gate-route.ts";

/** For whoever knows the number: it names nobody. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const certificate = await findCertificate(context.services, params["id"] ?? "");
  if (!certificate) throw new Response(null, { status: 404 });
  const page = certificatePage(certificate, translatorFor(requestLocale(request)));
  return { page, title: pageTitle(request, "deletion.certificate.title") };
}

export default function Deleted() {
  return <CertificateView page={useLoaderData<typeof loader>().page} />;
}
