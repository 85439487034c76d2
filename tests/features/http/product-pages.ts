import type { ServerBuild } from "@remix-run/node";
import { createRequestHandler } from "@remix-run/server-runtime";
import * as entry from "#app/entry.server.tsx";
import * as root from "#app/root.tsx";
import * as bookingPage from "#app/routes/$business.$eventType.tsx";
import * as movePage from "#app/routes/booking.move.tsx";
import * as managedPage from "#app/routes/booking.tsx";
import type { FakeServices } from "#tests/fakes/fake-services.ts";

const pages = {
  ":business/:eventType": bookingPage,
  "booking/:id/:signature": managedPage,
  "booking/:id/:signature/move": movePage,
};

/**
 * The product's own routes of a visitor, rendered to HTML as the product does it, without a build and without the
 * web server in front of them.
 */
export function productPages(services: FakeServices) {
  const routes = Object.entries(pages).map(([path, module]) => ({
    id: path,
    parentId: "root",
    path,
    module,
  }));
  const described = [{ id: "root", path: "", hasErrorBoundary: true }, ...routes].map((route) => [
    route.id,
    { ...route, module: "" },
  ]);
  const build = {
    entry: { module: entry },
    routes: {
      root: { id: "root", path: "", module: root },
      ...Object.fromEntries(routes.map((route) => [route.id, route])),
    },
    assets: {
      entry: { module: "", imports: [] },
      routes: Object.fromEntries(described),
      url: "",
      version: "",
    },
    publicPath: "/",
    assetsBuildDirectory: "/nowhere",
    isSpaMode: false,
    future: { v3_singleFetch: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild;
  const handle = createRequestHandler(build, "production");
  const context = { services, nonce: "", network: "203.0.113.0/24", requestId: "test" };
  return async (path: string, form?: Record<string, string | string[]>, language = "en") => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form ?? {}))
      for (const one of [value].flat()) body.append(name, one);
    const request = new Request(`http://parley.test${path}`, {
      headers: { "Accept-Language": language },
      ...(form ? { method: "POST", body } : {}),
    });
    const answer = await handle(request, context as never);
    return { status: answer.status, location: answer.headers.get("Location"), html: await answer.text() };
  };
}
