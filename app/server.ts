import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { seedDemo } from "../prisma/seed.ts";
import { createServices, type RunningServices } from "./create-services.server.ts";
import { publicPageKey } from "./features/booking/public-page-key.ts";
import { doorPage } from "./features/errors/door-page.server.tsx";
import { publishNotice } from "./features/notices/notices.server.ts";
import { applyRetentionLimits } from "./features/privacy/privacy.server.ts";
import { attachRooms, streamPath } from "./features/rooms/rooms.server.ts";
import { createPeerBroker } from "./integrations/peer/peer-broker.server.ts";
import { MigrationError } from "./platform/database/migrate.server.ts";
import { EmbeddedPostgresError } from "./platform/database/postgres-account.server.ts";
import { createWebServer } from "./platform/http/web-server.server.ts";
import { createLog, type Log } from "./platform/log.server.ts";
import { SettingsError } from "./platform/settings.server.ts";
import { reportZones } from "./platform/time/report-zones.server.ts";
import { readSettings } from "./read-settings.server.ts";
import { welcome } from "./welcome.ts";

/** The process: the web role, the worker role, or both. */
async function main() {
  const projectDir = process.cwd();
  const settings = readSettings(projectDir);
  const log = createLog(settings.logLevel);
  const running = await createServices(settings, log, projectDir);
  await applyRetentionLimits(running.services);
  if (settings.demo) await seedDemo(running.services);
  if (settings.roles.includes("worker")) await running.jobRunner.work(running.services);
  const stopWeb = settings.roles.includes("web")
    ? await startWeb(running, projectDir)
    : async () => undefined;
  // Hundreds of zones take a moment, and nobody waits for the answer.
  setTimeout(() => reportZones(log, Date.now()), 2_000).unref();
  stopOnSignals(log, async () => {
    await stopWeb();
    await running.close();
  });
}

async function startWeb(
  { services, openBus }: RunningServices,
  projectDir: string,
): Promise<() => Promise<void>> {
  await publishNotice(services);
  const development = services.settings.mode === "development";
  const server = http.createServer();
  const vite = development ? await startVite(server) : null;
  const build = vite
    ? () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : ((await import(pathToFileURL(path.join(projectDir, "build/server/index.js")).href)) as ServerBuild);
  const bus = await openBus();
  const rooms = attachRooms(server, services, { createPeerBroker, bus });
  const { handleStream } = rooms;
  const web = createWebServer({
    ...{ server, services, projectDir, build, vite, publicPageKey, doorPage },
    streams: { path: streamPath, handle: handleStream },
  });
  const port = await web.listen();
  // biome-ignore lint/suspicious/noConsole: the one greeting of a person who starts Parley in a terminal.
  console.log(welcome(services.settings, port));
  return async () => {
    await rooms.close();
    await bus.close();
    await web.close();
    await vite?.close();
  };
}

/** Vite refreshes pages through our own server, so that two that are edited at once do not share a port. */
async function startVite(server: http.Server) {
  const { createServer } = await import("vite");
  return createServer({ server: { middlewareMode: true, hmr: { server } }, appType: "custom" });
}

function stopOnSignals(log: Log, stop: () => Promise<void>) {
  let stopping = false;
  const onSignal = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "could not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}

main().catch((error: unknown) => {
  const expected =
    error instanceof SettingsError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError;
  const portTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (portTaken)
    console.error(
      "The port is taken by another program. Set PORT to a free one, for example: PORT=3001 npm start",
    );
  else console.error(expected ? error.message : error);
  process.exit(1);
});
