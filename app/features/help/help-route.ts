import type { LinksFunction } from "@remix-run/node";
import helpStyles from "#app/ui/styles/help.css?url";

export { pageMeta as helpMeta } from "#app/platform/http/page-meta.ts";

export const helpLinks: LinksFunction = () => [{ rel: "stylesheet", href: helpStyles }];
