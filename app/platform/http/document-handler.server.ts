import { createRequestHandler, type GetLoadContextFunction, type RequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";

type Options = {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "development" | "production";
  getLoadContext: GetLoadContextFunction;
};

/**
 * Answers with the pages of the build. Remix looks through all its routes several times for each request, which costs
 * more than a page's data: requests that `isForEveryone` recognises are given the few routes that can be theirs.
 */
export function documentHandler(
  { build, mode, getLoadContext }: Options,
  isForEveryone: (response: Parameters<RequestHandler>[1]) => boolean,
): RequestHandler {
  const all = createRequestHandler({ build, mode, getLoadContext });
  if (typeof build === "function") return all;
  const named = createRequestHandler({ build: withNamedRoutes(build), mode, getLoadContext });
  return (request, response, next) => (isForEveryone(response) ? named : all)(request, response, next);
}

/** The routes whose address begins with a word of somebody's choice, as a business's does, and the one for all else. */
export function withNamedRoutes(build: ServerBuild): ServerBuild {
  const isNamed = ({ id, parentId, path }: { id: string; parentId?: string; path?: string }) =>
    id === "root" || (parentId === "root" && path !== undefined && /^[:*]/.test(path));
  return {
    ...build,
    routes: pick(build.routes, isNamed),
    assets: { ...build.assets, routes: pick(build.assets.routes, isNamed) },
  };
}

function pick<Route>(
  routes: Record<string, Route>,
  isWanted: (route: Route) => boolean,
): Record<string, Route> {
  return Object.fromEntries(Object.entries(routes).filter(([, route]) => isWanted(route)));
}
