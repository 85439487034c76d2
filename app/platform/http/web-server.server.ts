import { randomBytes } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { constants } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type RequestHandler } from "express";
import type { ViteDevServer } from "vite";
import type { Services } from "../services.server.ts";
import { builtAssets } from "./built-assets.server.ts";
import { documentHandler } from "./document-handler.server.ts";
import { allowFrames, framesHeader } from "./framing.server.ts";
import { pageCache } from "./page-cache.server.ts";
import { createVersionReader } from "./page-version.server.ts";
import { wordsOfRoutes } from "./path-shape.ts";
import { limitRate, warnOfUnknownProxy } from "./rate.server.ts";
import { readiness } from "./readiness.server.ts";
import { answerErrors, type DoorPageRequest } from "./refusal.server.ts";
import { networkOf, requestLog } from "./request-log.server.ts";
import { limitBody, refuseForeignPosts, refuseOddRequests, securityHeaders } from "./security.server.ts";
import { stopperOf } from "./stop-server.server.ts";

/** Forms are small; the largest body is a business's logo (see its own limit) with its form. */
const bodyBytesMax = 1_100_000;
const stopMsMax = 10_000;
/** A window that holds a page: the default one of 4 MB is set up anew for each answer. */
const brotli = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 17 },
};

export type WebServer = {
  server: http.Server;
  listen(): Promise<number>;
  /** Stops accepting, lets running requests finish for ten seconds, then ends what is left. */
  close(): Promise<void>;
};

type Options = {
  services: Services;
  projectDir: string;
  build: ServerBuild | (() => Promise<ServerBuild>);
  vite: ViteDevServer | null;
  /** One that something else listens on too, as Vite does for its refresh; made here otherwise. */
  server?: http.Server;
  /** What answers below `path` by itself: connections that stand, which the limits on requests are not made for. */
  streams?: {
    path: string;
    handle(path: string, request: http.IncomingMessage, response: http.ServerResponse): void;
  };
  /** The page of a request that reaches no route, with the stylesheets that it may load. */
  doorPage: (page: DoorPageRequest, stylesheets: string[]) => string;
  /** What a public page depends on, or null where a request is not for one. */
  publicPageKey: (request: {
    method: string;
    path: string;
    query: Record<string, unknown>;
    headers: http.IncomingHttpHeaders;
  }) => string | null;
};

export function createWebServer(options: Options): WebServer {
  const { services, vite } = options;
  const build = async () => (typeof options.build === "function" ? options.build() : options.build);
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.settings.trustProxy);
  app.set("query parser", "simple");
  app.use(requestLog(services.log, knownWords(build)));
  app.use(giveNonce(options));
  app.use(securityHeaders({ secure: services.settings.secure, development: vite !== null }));
  app.use(allowFrames);
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  app.get("/readyz", readiness(services));
  const { streams } = options;
  if (streams) app.use(streams.path, (request, response) => streams.handle(request.path, request, response));
  serveAssets(app, options.projectDir, vite);
  app.use(warnOfUnknownProxy(services), limitRate(services.settings.rateLimitPerMinute));
  app.use(refuseOddRequests, refuseForeignPosts, limitBody(bodyBytesMax));
  app.use(compression({ brotli }), inOnePiece);
  if (!vite) {
    app.use(
      pageCache({
        currentVersion: createVersionReader(services.database.pool),
        now: services.clock.now,
        keyOf: options.publicPageKey,
        keptHeaders: ["content-type", "link", framesHeader],
      }),
    );
  }
  app.all(
    "*",
    documentHandler(
      {
        build: options.build,
        mode: vite ? "development" : "production",
        getLoadContext: (request, response) => ({
          services,
          nonce: response.locals["nonce"] ?? "",
          requestId: response.locals["requestId"],
          network: networkOf(request.ip),
        }),
      },
      (response) => response.locals["nonce"] === undefined,
    ),
  );
  app.use(answerErrors(async (page) => options.doorPage(page, await stylesheetsOf(build)), services.log));
  const server = options.server ?? http.createServer();
  server.on("request", app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  return { server, listen: () => listen(server, services), close: stopperOf(server, stopMsMax) };
}

function giveNonce({ publicPageKey, vite }: Options): RequestHandler {
  return (request, response, next) => {
    // A page that may be kept for everyone has no nonce: it needs no inline script.
    if (vite || publicPageKey(request) === null)
      response.locals["nonce"] = randomBytes(16).toString("base64url");
    next();
  };
}

/** Empty until the build is there. */
function knownWords(build: () => Promise<ServerBuild>): ReadonlySet<string> {
  const words = new Set(["assets", "healthz", "readyz"]);
  void build()
    .then(({ routes }) => {
      for (const word of wordsOfRoutes(routes)) words.add(word);
    })
    .catch(() => undefined);
  return words;
}

/** What every page of the build loads, by its root route. A door page goes without where there is none. */
async function stylesheetsOf(build: () => Promise<ServerBuild>): Promise<string[]> {
  const links = (await build()).routes["root"]?.module.links?.() ?? [];
  return links.flatMap((link) =>
    "rel" in link && link.rel === "stylesheet" && link.href ? [link.href] : [],
  );
}

/** Remix flushes after each chunk of a page; compressed so, a page costs twice as much and grows. */
function inOnePiece(_request: express.Request, response: express.Response, next: express.NextFunction) {
  Object.assign(response, { flush: undefined });
  next();
}

function serveAssets(app: express.Express, projectDir: string, vite: ViteDevServer | null) {
  if (vite) {
    app.use(vite.middlewares);
    return;
  }
  const client = path.join(projectDir, "build/client");
  app.use("/assets", builtAssets(path.join(client, "assets")));
  // Most requests are for pages: they need not look on the disk first.
  const names = new Set(existsSync(client) ? readdirSync(client) : []);
  const files = express.static(client, { maxAge: "1h", index: false, redirect: false });
  app.use((request, response, next) =>
    names.has(request.path.split("/", 2)[1] ?? "") ? files(request, response, next) : next(),
  );
}

function listen(server: http.Server, { settings }: Services): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(settings.port, settings.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : settings.port);
    });
  });
}
