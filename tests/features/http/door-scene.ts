import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import { publicPageKey } from "#app/features/booking/public-page-key.ts";
import { doorPage } from "#app/features/errors/door-page.server.tsx";
import { type Database, openDatabase } from "#app/platform/database/database.server.ts";
import { createWebServer, type WebServer } from "#app/platform/http/web-server.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { fakeServices } from "#tests/fakes/fake-services.ts";

export type Route = (args: LoaderFunctionArgs) => Response | Promise<Response>;

/**
 * A stand-in for the product's routes, so that the door can be tried without a build: each path is answered by one
 * function, for GET as for POST. The server in front of it is the real one.
 */
export function standInBuild(routes: Record<string, Route>): ServerBuild {
  const links = () => [{ rel: "stylesheet", href: "/assets/pages-1a2b3c.css" }];
  const root = { id: "root", path: "", module: { links } };
  const children = Object.entries(routes).map(([routePath, answer]) => [
    routePath,
    { id: routePath, parentId: "root", path: routePath, module: { loader: answer, action: answer } },
  ]);
  return {
    mode: "production",
    entry: {
      module: {
        default: (_request: Request, status: number) => new Response("no such route", { status }),
        handleError: () => undefined,
      },
    },
    routes: { root, ...Object.fromEntries(children) },
    assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
    publicPath: "/",
    assetsBuildDirectory: "build/client",
    isSpaMode: false,
    future: {
      v3_fetcherPersist: true,
      v3_lazyRouteDiscovery: true,
      v3_relativeSplatPath: true,
      v3_routeConfig: true,
      v3_singleFetch: true,
      v3_throwAbortReason: true,
    },
  } as unknown as ServerBuild;
}

export type Door = { port: number; web: WebServer; lines: string[]; services: Services };

type Wishes = { routes?: Record<string, Route>; env?: Record<string, string>; database?: Database };

/** Doors of one test file, closed together by `closeAll`. */
export function doors() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "parley-door-"));
  const client = path.join(folder, "build/client");
  mkdirSync(path.join(client, "assets"), { recursive: true });
  writeFileSync(path.join(client, "assets/pages-1a2b3c.css"), `/* ${"style ".repeat(1000)} */`);
  writeFileSync(path.join(client, "favicon.svg"), "<svg/>");
  const open: WebServer[] = [];
  // A database of which nothing is asked, or that is gone.
  const nowhere = openDatabase({ connectionString: "postgresql://nobody@127.0.0.1:1/none" });

  return {
    async open({ routes = {}, env = {}, database = nowhere }: Wishes = {}): Promise<Door> {
      const lines: string[] = [];
      const services: Services = {
        ...fakeServices(database),
        log: createLog("info", { write: (line) => void lines.push(line) }),
        settings: parseSettings({
          NODE_ENV: "test",
          PARLEY_DATA: folder,
          PARLEY_SECRET: "a text of tests that is long enough to be a secret",
          PORT: "0",
          HOST: "127.0.0.1",
          ...env,
        }),
      };
      const build = standInBuild(routes);
      const web = createWebServer({
        services,
        projectDir: folder,
        build,
        vite: null,
        publicPageKey,
        doorPage,
      });
      open.push(web);
      return { port: await web.listen(), web, lines, services };
    },
    async closeAll() {
      await Promise.all(open.map((web) => web.close()));
      await nowhere.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
