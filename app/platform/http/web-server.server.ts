import { randomBytes } from "node:crypto";
import http from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import type { ViteDevServer } from "vite";
import type { Services } from "../services.server.ts";
import { pageCache } from "./page-cache.server.ts";
import { createVersionReader } from "./page-version.server.ts";
import { networkOf, requestLog } from "./request-log.server.ts";
import { limitBody, refuseForeignPosts, refuseOddRequests, securityHeaders } from "./security.server.ts";

/** Forms are small; the largest body is a business's logo (see its own limit) with its form. */
const bodyBytesMax = 1_100_000;
const rateWindowMs = 60_000;

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
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", services.settings.trustProxy);
  app.set("query parser", "simple");
  app.use(requestLog(services.log));
  app.get("/healthz", (_request, response) => void response.type("text/plain").send("ok\n"));
  app.get("/readyz", readiness(services));
  serveAssets(app, options.projectDir, vite);
  app.use(limitRate(services.settings.rateLimitPerMinute));
  app.use(refuseOddRequests, refuseForeignPosts, limitBody(bodyBytesMax));
  const isPublicPage = (request: express.Request) => options.publicPageKey(request) !== null;
  app.use((request, response, next) => {
    // A page that may be kept for everyone has no nonce: it needs no inline script.
    if (vite || !isPublicPage(request)) response.locals["nonce"] = randomBytes(16).toString("base64url");
    next();
  });
  app.use(securityHeaders({ secure: services.settings.secure, development: vite !== null }));
  app.use(compression());
  if (!vite) {
    app.use(
      pageCache({
        currentVersion: createVersionReader(services.database.pool),
        now: services.clock.now,
        keyOf: options.publicPageKey,
        keptHeaders: ["content-type", "link"],
      }),
    );
  }
  app.all(
    "*",
    createRequestHandler({
      build: options.build,
      mode: vite ? "development" : "production",
      getLoadContext: (request, response) => ({
        services,
        nonce: response.locals["nonce"] ?? "",
        requestId: response.locals["requestId"],
        network: networkOf(request.ip),
      }),
    }),
  );
  const server = http.createServer(app);
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  return { server, listen: () => listen(server, services), close: () => close(server) };
}

function readiness(services: Services): RequestHandler {
  return async (_request, response) => {
    try {
      await services.database.pool.query("SELECT 1");
      response.type("text/plain").send("ready\n");
    } catch {
      response.status(503).type("text/plain").send("the database does not answer\n");
    }
  };
}

function serveAssets(app: express.Express, projectDir: string, vite: ViteDevServer | null) {
  if (vite) {
    app.use(vite.middlewares);
    return;
  }
  const client = path.join(projectDir, "build/client");
  app.use(
    "/assets",
    express.static(path.join(client, "assets"), { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  app.use(express.static(client, { maxAge: "1h", index: false, redirect: false }));
}

/** Counts per client address, in this process's memory alone, forgotten within a minute. */
function limitRate(perMinute: number) {
  return rateLimit({
    windowMs: rateWindowMs,
    limit: perMinute,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    message: "Too many requests from your network. Please wait a minute and try again.\n",
  });
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

function close(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), 10_000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
