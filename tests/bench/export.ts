import { randomBytes } from "node:crypto";
import pg from "pg";
import { createServices } from "#app/create-services.server.ts";
import { downloadExport, requestExport } from "#app/features/exports/exports.server.ts";
import { makeExport } from "#app/features/exports/make-export.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { randomId } from "#app/platform/security/random-id.server.ts";
import { parseSettings } from "#app/platform/settings.server.ts";
import { insertPastBookings } from "#tests/factories/past-bookings.ts";
import { createBusiness } from "#tests/features/privacy/booked-business.ts";
import { onEachDatabase } from "./databases.ts";
import { figureOf, progress, type Report } from "./figure.ts";
import { createDataDir, removeDataDir } from "./running-product.ts";

const dayMs = 86_400_000;
const mebibyte = 1024 * 1024;
/** Each with host, attendee, answer, two mails, call and two participants. */
const bookings = Number(process.env["PARLEY_BENCH_BOOKINGS"] ?? 100_000);

/** How long a copy of a large business takes, how large it is, and what memory it takes meanwhile. */
export async function exportBench(report: Report): Promise<void> {
  await onEachDatabase(async ({ name, url }) => {
    // The embedded one is the same program with other settings; filling it needs an owner's connection.
    if (name === "embedded") return;
    const dataDir = createDataDir();
    const settings = parseSettings({
      PARLEY_DATA: dataDir,
      PARLEY_SECRET: `${randomId()}${randomId()}`,
      ENC_KEYS: `k1:${randomBytes(32).toString("hex")}`,
      PARLEY_DEMO: "true",
      LOG_LEVEL: "silent",
      DATABASE_URL: url,
    });
    const { services, close } = await createServices(settings, createLog("silent"), process.cwd());
    const owner = new pg.Client({ connectionString: url });
    await owner.connect();
    try {
      const business = await createBusiness(services.database, 365);
      const now = services.clock.now();
      progress(`export: writing ${bookings} bookings`);
      const times = { endedAt: now - dayMs, purgeAt: now + 300 * dayMs };
      await insertPastBookings(owner, business, { prefix: "kept", count: bookings, ...times });
      progress("export: making the copy");
      const whose = { userId: business.hostId, organizationId: business.organizationId };
      const asked = await requestExport(services, { ...whose, locale: "en" });
      if (!asked.ok) throw new Error(asked.reason);
      const memory: number[] = [];
      const watch = setInterval(() => memory.push(process.memoryUsage().rss / mebibyte), 500);
      const began = performance.now();
      await makeExport(services, asked.id);
      const seconds = (performance.now() - began) / 1000;
      clearInterval(watch);
      const download = await downloadExport(services, { ...whose, id: asked.id });
      if (!download) throw new Error("The copy was not made.");
      let bytes = 0;
      for await (const part of download.archive) bytes += part.length;
      if (bytes !== download.bytes) throw new Error(`${bytes} bytes were downloaded.`);
      report(figureOf(`export/${name}/made`, "bookings/s", [bookings / seconds]));
      report(figureOf(`export/${name}/size`, "MiB", [bytes / mebibyte]));
      const half = Math.floor(memory.length / 2);
      const most = (samples: number[]) => Math.max(...samples);
      report(figureOf(`export/${name}/memory/first-half`, "MiB", [most(memory.slice(0, half))]));
      report(figureOf(`export/${name}/memory/second-half`, "MiB", [most(memory.slice(half))]));
    } finally {
      await owner.end();
      await close();
      removeDataDir(dataDir);
    }
  });
}
