import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { authorities, authorityOf } from "#app/domain/privacy/authorities.ts";
import { ComplainPage } from "#app/features/rights/components/complain-page.tsx";
import { portalWords } from "#app/features/rights/portal-route.server.ts";

export {
  portalHeaders as headers,
  portalLinks as links,
  portalMeta as meta,
} from "#app/features/rights/portal-route.ts";

/** For everyone: nobody has to say who they are to learn where to complain. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, locale, title } = portalWords(args);
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "code" });
  const shown = (authority: (typeof authorities)[number]) => ({
    ...authority,
    place: names.of(authority.country) ?? authority.country,
  });
  const own = authorityOf(services.settings.operator.country);
  const all = authorities.map(shown).sort((one, other) => one.place.localeCompare(other.place, locale));
  return { own: own && shown(own), all, title: title("rights.way.complain.title") };
}

export default function MeComplain() {
  const { own, all } = useLoaderData<typeof loader>();
  return <ComplainPage own={own} all={all} />;
}
