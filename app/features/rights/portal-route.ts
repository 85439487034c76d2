import type { LinksFunction } from "@remix-run/node";
import rightsStyles from "#app/ui/styles/rights.css?url";

export { gateHeaders as portalHeaders, tokenMeta as portalMeta } from "../account/gate-route.ts";

/** The look of the portal's pages, which is that of the privacy notice. */
export const portalLinks: LinksFunction = () => [{ rel: "stylesheet", href: rightsStyles }];
