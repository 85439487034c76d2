import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import {
  EmbedScript,
  EmbedStyles,
  embedAttributes,
  embedOf,
} from "./features/embed/components/embed-parts.tsx";
import { RouteError } from "./features/errors/route-error.tsx";
import { cookieValue } from "./platform/http/request-locale.ts";
import { useI18n } from "./ui/i18n.tsx";
import { useNonce } from "./ui/nonce.tsx";
import publicStyles from "./ui/styles/public.css?url";

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: publicStyles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "manifest", href: "/site.webmanifest" },
];

/** For pages that have no title of their own: those that failed. */
export const meta: MetaFunction = () => [{ title: "Parley" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const theme = cookieValue(request.headers.get("cookie"), "parley_theme");
  return { theme: theme === "light" || theme === "dark" ? theme : null };
}

/**
 * Routes say `export const handle = { hydrate: true }` when their page needs React in the browser. All others are
 * plain documents that load before, and work without, any script.
 */
function useHydrates(): boolean {
  return useMatches().some((match) => (match.handle as { hydrate?: boolean } | undefined)?.hydrate === true);
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const data = useRouteLoaderData<typeof loader>("root");
  const { locale } = useI18n();
  const hydrates = useHydrates();
  const embed = embedOf(useMatches());
  return (
    <html lang={locale} data-theme={data?.theme ?? undefined} {...embedAttributes(embed)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
        <EmbedStyles embed={embed} />
      </head>
      <body>
        {children}
        {hydrates && <ScrollRestoration nonce={nonce} />}
        {hydrates && <Scripts nonce={nonce} />}
        <EmbedScript embed={embed} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <RouteError />;
}
