import type { AddressInfo } from "node:net";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { afterAll } from "vitest";
import { loadBookingPage, readPageQuery } from "#app/features/booking/booking.server.ts";
import { publicPageKey } from "#app/features/booking/public-page-key.ts";
import { openDatabase } from "#app/platform/database/database.server.ts";
import { keptPage, keptPageHeader } from "#app/platform/http/page-cache.server.ts";
import { createWebServer } from "#app/platform/http/web-server.server.ts";
import { type FakeServices, fakeServices } from "#tests/fakes/fake-services.ts";

/** A page as the tests' route gives it: the free times of one day, and which rendering this is. */
export type ShownPage = { times: string[]; rendering: number };

export type PageServer = {
  services: FakeServices;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  show(path: string): Promise<ShownPage>;
};

/**
 * A web server as a process of its own would have it: own connections, own memory. Its one route reads what the real
 * page reads and shows the times alone.
 */
export async function startPageServer(connectionString: string): Promise<PageServer> {
  const database = openDatabase({ connectionString, connectionsMax: 4 });
  const services = fakeServices(database);
  Object.assign(services.settings, { rateLimitPerMinute: 1_000_000 });
  const web = createWebServer({
    services,
    projectDir: "/nowhere",
    build: buildOfOnePage(),
    vite: null,
    publicPageKey,
    doorPage: () => "refused",
  });
  await new Promise<void>((resolve) => web.server.listen(0, "127.0.0.1", resolve));
  afterAll(async () => {
    await web.close();
    await database.close();
  });
  const origin = `http://127.0.0.1:${(web.server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${origin}${path}`, { headers });
  return { services, get, show: async (path) => (await (await get(path)).json()) as ShownPage };
}

function buildOfOnePage(): ServerBuild {
  let rendering = 0;
  const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
    const found = await loadBookingPage(context.services, {
      businessSlug: params["business"] ?? "",
      eventTypeSlug: params["eventType"] ?? "",
      query: readPageQuery(new URL(request.url).searchParams),
      zoneCookie: undefined,
      locale: "en",
    });
    if (!found) throw new Response(null, { status: 404 });
    rendering += 1;
    const groups = found.page.picker?.day?.groups ?? [];
    const times = groups.flatMap((group) => group.times.map((time) => time.dateTime));
    return Response.json({ times, rendering }, { headers: { [keptPageHeader]: keptPage(found) } });
  };
  const root = { id: "root", path: "", module: {} };
  const route = { id: "page", parentId: "root", path: ":business/:eventType", module: { loader } };
  return {
    mode: "production",
    entry: { module: { default: () => new Response(null, { status: 500 }) } },
    routes: { root, page: route },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "/nowhere",
    future: { v3_singleFetch: true },
    isSpaMode: false,
  } as unknown as ServerBuild;
}
