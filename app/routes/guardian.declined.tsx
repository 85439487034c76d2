import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { GuardianDeclined } from "#app/features/booking/components/guardian-view.tsx";
import { translatorFor } from "#app/messages/all-translators.ts";
import { requestLocale } from "#app/platform/http/request-locale.ts";

/** What was just done. It says nothing of anybody, so anyone may see it. */
export async function loader({ request }: LoaderFunctionArgs) {
  return { title: `${translatorFor(requestLocale(request)).t("guardian.declined")} · Parley` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title },
  { name: "robots", content: "noindex" },
];

export default function Declined() {
  return <GuardianDeclined />;
}
